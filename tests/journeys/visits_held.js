// What a telephone holds of the visits, read as somebody would who has it in hand.
const answered = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });

async function base() {
  return answered(indexedDB.open("gonghui-visits"));
}

// Sealed bytes are read as letters, so that what is not sealed shows.
function letters(value) {
  if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
  if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
  if (value instanceof CryptoKey) return `key extractable=${value.extractable}`;
  if (value && typeof value === "object") return Object.entries(value).map(([name, held]) => name + letters(held)).join(" ");
  return String(value);
}

async function held() {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const opened = await answered(indexedDB.open(name));
    for (const part of opened.objectStoreNames) {
      const store = () => opened.transaction(part).objectStore(part);
      found.push(part, ...(await answered(store().getAllKeys())).map(String), ...(await answered(store().getAll())).map(letters));
    }
    opened.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  return found.join("\n");
}

async function records() {
  const opened = await base();
  const count = await answered(opened.transaction("records").objectStore("records").count());
  opened.close();
  return count;
}

async function takenOut() {
  const opened = await base();
  const store = () => opened.transaction("records").objectStore("records");
  window.taken = [(await answered(store().getAllKeys()))[0], (await answered(store().getAll()))[0]];
  opened.close();
}

async function putBack() {
  const opened = await base();
  const change = opened.transaction("records", "readwrite");
  change.objectStore("records").put(window.taken[1], window.taken[0]);
  await new Promise((done) => { change.oncomplete = done; });
  opened.close();
}
