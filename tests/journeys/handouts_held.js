// What a telephone holds of handing out, read as somebody would who has it in hand.
async function held() {
  const answered = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const letters = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    if (value instanceof CryptoKey) return `key extractable=${value.extractable}`;
    if (value && typeof value === "object") return Object.entries(value).map(([k, v]) => k + letters(v)).join(" ");
    return String(value);
  };
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  const opened = await answered(indexedDB.open("gonghui-handouts"));
  for (const part of opened.objectStoreNames) {
    const store = opened.transaction(part).objectStore(part);
    found.push(part, ...(await answered(store.getAll())).map(letters));
  }
  opened.close();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  return found.join("\n");
}
