// 没有网络时给出发放的空表；它自己不记任何人的事。
const FORM = new URL("./", self.registration.scope).href;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept(request) {
  const found = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (found || request.mode !== "navigate") return found || Response.error();
  return (await caches.match(FORM, { ignoreVary: true })) || Response.error();
}

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(() => kept(event.request)));
});
