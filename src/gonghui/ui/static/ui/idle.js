/* 快要自动退出的时候提醒；没有这个文件，页末照样写着时间。 */

const idle = document.querySelector("[data-idle]");
const WARN_BEFORE = 300; // 秒
const AFTER_A_BREATH = 1000; // 毫秒

if (idle) {
  const said = idle.querySelector("[role=status]");
  const words = said.textContent;
  let next;

  // 留到只剩五分钟时再说；到时先问一声，也许别的页还在用。
  const wait = (seconds) => {
    clearTimeout(next);
    idle.hidden = seconds > WARN_BEFORE;
    said.textContent = idle.hidden ? "" : words;
    idle.classList.toggle("idle--now", !idle.hidden);
    next = setTimeout(ask, (idle.hidden ? seconds - WARN_BEFORE : seconds) * 1000 + AFTER_A_BREATH);
  };

  const ask = async () => {
    try {
      const answer = await fetch(idle.dataset.leftUrl, { headers: { Accept: "application/json" } });
      const { seconds } = await answer.json();
      if (seconds > 0) wait(seconds);
      else location.reload();
    } catch {
      next = setTimeout(ask, 15 * AFTER_A_BREATH);
    }
  };

  idle.querySelector("a").addEventListener("click", async (event) => {
    event.preventDefault();
    await fetch(idle.dataset.stayUrl);
    ask();
  });

  wait(Number(idle.dataset.idle));
}
