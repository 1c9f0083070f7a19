// 带在手机里的名单和发放记录：用一把出不了这个浏览器的钥匙锁着。
const DATABASE = "gonghui-handouts";
const PARTS = ["keys", "names", "records"];

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => PARTS.forEach((part) => asked.result.createObjectStore(part));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function run(part, mode, deed) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const change = database.transaction(part, mode);
    const asked = deed(change.objectStore(part));
    change.oncomplete = () => { database.close(); resolve(asked.result); };
    change.onerror = change.onabort = () => { database.close(); reject(change.error); };
  });
}

async function key() {
  const kept = await run("keys", "readonly", (store) => store.get("handouts"));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await run("keys", "readwrite", (store) => store.put(made, "handouts"));
  return made;
}

async function seal(told) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(told));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain) };
}

async function unseal({ iv, data }) {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), data);
  return JSON.parse(new TextDecoder().decode(plain));
}

export async function keepNames(taken) {
  const sealed = await seal(taken);
  await run("names", "readwrite", (store) => store.put(sealed, "all"));
}

export async function names() {
  const sealed = await run("names", "readonly", (store) => store.get("all"));
  return sealed ? unseal(sealed) : null;
}

export function forgetNames() {
  return run("names", "readwrite", (store) => store.delete("all"));
}

export async function keepRecord(record) {
  const sealed = await seal(record);
  await run("records", "readwrite", (store) => store.put(sealed, record.key));
}

export async function records() {
  const sealed = await run("records", "readonly", (store) => store.getAll());
  return Promise.all(sealed.map(unseal));
}

export function forget(key) {
  return run("records", "readwrite", (store) => store.delete(key));
}
