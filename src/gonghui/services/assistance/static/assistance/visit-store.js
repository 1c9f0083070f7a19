// What an officer takes along on the telephone: sealed with a key that cannot leave this browser.
const DATABASE = "gonghui-visits";
const PARTS = ["keys", "tasks", "records"];

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
  const kept = await run("keys", "readonly", (store) => store.get("visits"));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await run("keys", "readwrite", (store) => store.put(made, "visits"));
  return made;
}

async function seal(plain) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain) };
}

async function unseal({ iv, data }) {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), data);
}

const words = new TextEncoder();
const reading = new TextDecoder();

export async function keepTasks(taken) {
  const sealed = await seal(words.encode(JSON.stringify(taken)));
  await run("tasks", "readwrite", (store) => store.put(sealed, "all"));
}

export async function tasks() {
  const sealed = await run("tasks", "readonly", (store) => store.get("all"));
  return sealed ? JSON.parse(reading.decode(await unseal(sealed))) : { officer: "", rows: [] };
}

export async function keepRecord(id, record, photo) {
  const sealed = { record: await seal(words.encode(JSON.stringify(record))) };
  if (photo) sealed.photo = { ...(await seal(await photo.arrayBuffer())), type: photo.type };
  await run("records", "readwrite", (store) => store.put(sealed, id));
}

export async function records() {
  const ids = await run("records", "readonly", (store) => store.getAllKeys());
  return Promise.all(ids.map(async (id) => {
    const sealed = await run("records", "readonly", (store) => store.get(id));
    const record = JSON.parse(reading.decode(await unseal(sealed.record)));
    const photo = sealed.photo && new File([await unseal(sealed.photo)], "paper.jpg", { type: sealed.photo.type });
    return { id, record, photo };
  }));
}

export function forget(id) {
  return run("records", "readwrite", (store) => store.delete(id));
}
