// The visit form away from the network: kept on this telephone, sent when there is a network again.
import { forget, keepRecord, keepTasks, records, tasks } from "./visit-store.js";

const page = document.querySelector("[data-visits]");
const said = page.querySelector("[data-says]");
const words = page.dataset;

function say(text) {
  said.hidden = false;
  said.textContent = text;
}

async function takeAlong() {
  const rows = [...document.querySelectorAll("[data-visit]")];
  if (!page.hasAttribute("data-takes")) return;
  await keepTasks(rows.map((row) => ({ ...row.dataset })));
  const registration = await navigator.serviceWorker.register(words.worker, { scope: words.scope });
  const worker = registration.active || registration.waiting || registration.installing;
  const shell = await (await fetch(words.shell, { credentials: "same-origin" })).text();
  const found = new DOMParser().parseFromString(shell, "text/html");
  const addresses = [...found.querySelectorAll("link[rel=stylesheet], script[src]")]
    .map((node) => node.getAttribute("href") || node.getAttribute("src"));
  worker.postMessage({ keep: [words.shell, ...addresses, words.store] });
}

async function offerTasks() {
  const choice = page.querySelector("[data-task]");
  if (!choice) return;
  const waiting = await tasks();
  choice.replaceChildren(...waiting.map((task) => new Option(`${task.number} ${task.name} ${task.place}`, task.visit)));
  if (!waiting.length) say(words.none);
}

async function keep(event) {
  event.preventDefault();
  const form = event.target;
  if (!form.reportValidity()) return;
  const told = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const photo = form.querySelector("input[type=file]").files[0];
  const id = crypto.randomUUID();
  await keepRecord(id, { ...told, key: id }, photo);
  form.reset();
  say(words.kept);
  await send();
}

async function send() {
  const waiting = await records();
  let left = waiting.length;
  for (const { id, record, photo } of navigator.onLine ? waiting : []) {
    const outcome = await sendOne(record, photo).catch(() => "offline");
    if (outcome === "sent") { await forget(id); left -= 1; }
    if (outcome === "sign-in") return say(words.signin);
    if (outcome === "offline") break;
  }
  if (waiting.length) say(left ? words.waiting.replace("{count}", left) : words.sent);
}

async function sendOne(record, photo) {
  const address = words.address.replace(words.example, record.task);
  const asked = await fetch(address, { credentials: "same-origin" });
  if (asked.redirected) return "sign-in";
  const token = new DOMParser().parseFromString(await asked.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
  if (!token) return "refused";
  const body = new FormData();
  for (const [name, value] of Object.entries(record)) if (name !== "task") body.append(name, value);
  body.append("csrfmiddlewaretoken", token.value);
  if (photo) body.append("paper", photo);
  const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
  return answer.redirected && answer.ok ? "sent" : "refused";
}

takeAlong().catch(() => {});
offerTasks();
page.querySelector("form[data-offline]")?.addEventListener("submit", keep);
window.addEventListener("online", send);
send();
