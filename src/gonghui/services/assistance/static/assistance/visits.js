// The visit form away from the network: kept on this telephone, sent when there is a network again.
import { forget, keepRecord, keepTasks, records, tasks } from "./visit-store.js";
import { sendOne } from "./visit-sender.js";
import { list } from "./visit-list.js";

const KEPT = "gonghui-visit-form";
const SOON = 2_000; // milliseconds until the next try, doubled each time
const SELDOM = 300_000;
const others = new BroadcastChannel("gonghui-visits");
const page = document.querySelector("[data-visits]");
const said = page.querySelector("[data-says]");
const form = page.querySelector("form[data-offline]");
const words = page.dataset;
let known = [];
let edited = null;
let mentioned = false;
let again = 0;
let patience = SOON;

function say(text) {
  said.hidden = false;
  said.querySelector("p").textContent = text;
}

function today() {
  return new Date().toLocaleDateString("sv-SE");
}

async function takeAlong() {
  if (!page.hasAttribute("data-takes")) return;
  const rows = [...document.querySelectorAll("[data-visit]")].map((row) => ({ ...row.dataset }));
  await keepTasks({ officer: words.officer, rows });
  await navigator.serviceWorker.register(words.worker, { scope: words.scope });
  const shell = await fetch(words.shell, { credentials: "same-origin" });
  if (shell.redirected) return;
  const found = new DOMParser().parseFromString(await shell.text(), "text/html");
  const addresses = [...found.querySelectorAll("link[href], script[src], [data-part]")]
    .map((node) => node.getAttribute("href") || node.getAttribute("src") || node.dataset.part);
  const cache = await caches.open(KEPT);
  await cache.addAll([...new Set([words.shell, ...addresses])]);
  await navigator.serviceWorker.ready;
  if (rows.length) say(words.ready.replace("{count}", rows.length));
}

async function offerTasks() {
  if (!form) return;
  form.elements.visited_on.value = today();
  const taken = await tasks();
  known = taken.rows;
  const choice = form.elements.task;
  choice.replaceChildren(...known.map((task) => new Option(`${task.number} ${task.name} ${task.place}`, task.visit)));
  if (!known.length) say(words.none);
}

function complete() {
  const differs = form.elements.differs;
  const silent = form.elements.agrees.value === "no" && !differs.value.trim();
  differs.setCustomValidity(silent ? words.differs : "");
  return form.reportValidity();
}

async function keep(event) {
  event.preventDefault();
  if (!complete()) return;
  const told = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const photo = form.querySelector("input[type=file]").files[0] || edited?.photo;
  const key = edited?.id || crypto.randomUUID();
  const { officer } = await tasks();
  await keepRecord(key, { ...told, key, officer }, photo);
  edited = null;
  form.reset();
  form.elements.visited_on.value = today();
  mentioned = true;
  say(words.kept);
  await send();
}

function edit(one) {
  edited = one;
  for (const name of ["task", "visited_on", "seen", "agrees", "differs"]) form.elements[name].value = one.record[name] || "";
  form.elements.authorized.checked = Boolean(one.record.authorized);
  form.elements.seen.focus();
}

async function drop(one) {
  if (!confirm(words.sure)) return;
  await forget(one.id);
  await show();
}

async function show() {
  const place = page.querySelector("[data-kept-list]");
  if (place) list(place, await records(), { known, words, edit, drop });
}

function send() {
  return navigator.locks.request("gonghui-visits", sendAll);
}

async function sendAll() {
  const waiting = await records();
  let sent = 0;
  let stopped = "";
  for (const one of waiting) {
    if (stopped || !navigator.onLine) break;
    const { outcome, says } = await sendOne(one, words);
    if (outcome === "sent") { await forget(one.id); sent += 1; }
    if (outcome === "refused") await keepRecord(one.id, { ...one.record, refused: says }, one.photo);
    if (outcome === "sign-in" || outcome === "other" || outcome === "later") stopped = outcome;
  }
  await show();
  if (waiting.length || mentioned) say(summary(waiting.length - sent, stopped));
  mentioned = waiting.length > sent;
  if (sent) others.postMessage("sent");
  tryAgain(stopped === "later");
}

function tryAgain(wanted) {
  clearTimeout(again);
  if (wanted) again = setTimeout(send, patience);
  patience = wanted ? Math.min(patience * 2, SELDOM) : SOON;
}

function summary(left, stopped) {
  if (stopped === "sign-in") return words.signin;
  if (stopped === "other") return words.other;
  return left ? words.waiting.replace("{count}", left) : words.sent;
}

form?.addEventListener("submit", keep);
form?.addEventListener("change", () => form.elements.differs.setCustomValidity(""));
window.addEventListener("online", send);
others.addEventListener("message", send);
takeAlong().catch(() => {}).then(offerTasks).then(send);
