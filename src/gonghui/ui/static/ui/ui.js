/* 只做锦上添花的事；没有这个文件，每一页照样能办。 */

// 按 / 跳到带 data-shortcut="/" 的搜索框。
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector('[data-shortcut="/"]');
  if (field && field.offsetParent) {
    event.preventDefault();
    field.focus();
  }
});

// 交了一次就不再交第二次；两秒后放开，断网时还能再试。
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 2000);
});

// 打印的按钮只给大屏幕；没有脚本时用浏览器自己的打印，纸上一样。
if (matchMedia("(min-width: 64em)").matches) {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

// 离开再回来（浏览器从缓存取页）时，表单可以重新交。
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// 决定还在改时先不送：等“会收到这样一条”换成新的，送出的才和看到的一样。
// 先问的回得晚，后写的还没问：只认最后一次写以后问来的那封。
const LETTER_WAITS = 5000;
const typed = new WeakMap();
const asked = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-letter]");
  if (!form) return;
  typed.set(form, Date.now());
  holds(form, true);
  setTimeout(() => holds(form, false), LETTER_WAITS);
});
document.addEventListener("htmx:beforeSend", (event) => {
  const form = event.target.closest("form[data-letter]");
  if (form) asked.set(event.detail.xhr, Date.now());
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-letter]");
  if (form && asked.get(event.detail.xhr) >= (typed.get(form) || 0)) holds(form, false);
});

function holds(form, waits) {
  const button = form.querySelector("button[type=submit]");
  if (button) button.disabled = waits;
}
