// Keeps the empty visit form and its looks on the telephone; nothing about anybody is in them.
const KEPT = "gonghui-visit-form";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (!event.data?.keep) return;
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(event.data.keep)));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(async () => {
    const kept = await caches.match(event.request, { ignoreSearch: true, ignoreVary: true });
    return kept || Response.error();
  }));
});
