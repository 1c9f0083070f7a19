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
const LETTER_WAITS = 5000;
document.addEventListener("input", (event) => holds(event.target.closest("form[data-letter]"), true));
document.addEventListener("htmx:afterRequest", (event) => {
  holds(event.target.closest("form[data-letter]"), false);
});

function holds(form, waits) {
  const button = form && form.querySelector("button[type=submit]");
  if (!button) return;
  button.disabled = waits;
  if (waits) setTimeout(() => (button.disabled = false), LETTER_WAITS);
}
