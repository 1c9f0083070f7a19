// 没有网络时发放：名单带在手机里，发一个记一个，有网络时自动交上去。
import { forget, forgetNames, keepNames, keepRecord, names, records } from "./hand-store.js";
import { sendOne } from "./hand-sender.js";
import { people, waiting } from "./hand-list.js";

const KEPT = "gonghui-handout-form";
const SOON = 2_000; // milliseconds until the next try, doubled each time
const SELDOM = 300_000;
const LASTS = 7 * 86_400_000; // names are forgotten after a week
const others = new BroadcastChannel("gonghui-handouts");
const page = document.querySelector("[data-hand]");
const words = page.dataset;
const said = page.querySelector("[data-says]");
const search = page.querySelector("[name=q]");
let again = 0;
let patience = SOON;
let mentioned = false;

function say(text) {
  said.hidden = false;
  said.querySelector("p").textContent = text;
}

async function taken() {
  const found = await names();
  if (found && Date.now() - found.at < LASTS) return found;
  if (found) await forgetNames();
  return null;
}

async function takeAlong() {
  const wanted = new URLSearchParams(location.search).get("occasion") || (await taken())?.occasion;
  if (!wanted || !navigator.onLine) return;
  const answer = await fetch(words.names.replace(words.example, wanted), { credentials: "same-origin" });
  if (answer.redirected) return;
  if (answer.status === 404) { await forgetNames(); return; }
  if (!answer.ok) return;
  const told = await answer.json();
  if (told.rows.length) await keepNames({ ...told, occasion: wanted, at: Date.now() });
  else await forgetNames();
  await keepForm();
  if (told.rows.length) say(words.ready.replace("{count}", told.rows.length));
}

async function keepForm() {
  await navigator.serviceWorker.register(words.worker, { scope: words.scope });
  const addresses = [...document.querySelectorAll("link[href], script[src], [data-part]")]
    .map((node) => node.getAttribute("href") || node.getAttribute("src") || node.dataset.part);
  const cache = await caches.open(KEPT);
  await cache.addAll([...new Set([words.scope, ...addresses])]);
  await navigator.serviceWorker.ready;
}

async function show() {
  const found = await taken();
  const kept = await records();
  const given = new Set(kept.map((one) => one.entitlement));
  const part = search.value.trim();
  const rows = (found?.rows || []).filter((row) => !given.has(row.entitlement) && row.name.includes(part));
  page.querySelector("[data-what]").textContent = found ? found.name : words.none;
  page.querySelector("[data-people-card]").hidden = !found;
  people(page.querySelector("[data-people]"), rows, { words, give });
  waiting(page.querySelector("[data-kept-list]"), kept, { words, drop });
}

async function give(row) {
  const { officer } = await taken();
  const record = { ...row, officer, key: crypto.randomUUID(), at: new Date().toISOString() };
  await keepRecord(record);
  search.value = "";
  mentioned = true;
  await show();
  await send();
}

async function drop(one) {
  await forget(one.key);
  await show();
}

function send() {
  return navigator.locks.request("gonghui-handouts", sendAll);
}

async function sendAll() {
  const left = (await records()).filter((one) => !one.says);
  let sent = 0;
  let stopped = "";
  for (const one of left) {
    if (stopped || !navigator.onLine) break;
    const { outcome, says } = await sendOne(one, words);
    if (outcome === "sent") { await forget(one.key); sent += 1; }
    else if (outcome === "told") { await keepRecord({ ...one, says }); sent += 1; }
    else stopped = outcome;
  }
  if (sent && !stopped) await takeAlong().catch(() => {});
  await show();
  if (left.length || mentioned) say(summary(left.length - sent, stopped));
  mentioned = left.length > sent;
  if (sent) others.postMessage("sent");
  clearTimeout(again);
  if (stopped === "later") again = setTimeout(send, patience);
  patience = stopped === "later" ? Math.min(patience * 2, SELDOM) : SOON;
}

function summary(left, stopped) {
  if (stopped === "sign-in") return words.signin;
  if (stopped === "other") return words.other;
  return left ? words.waiting.replace("{count}", left) : words.sent;
}

page.querySelector("[data-clear]").addEventListener("click", async () => {
  await forgetNames();
  say(words.cleared);
  await show();
});
search.addEventListener("input", show);
window.addEventListener("online", send);
others.addEventListener("message", show);
takeAlong().catch(() => {}).then(show).then(send);
