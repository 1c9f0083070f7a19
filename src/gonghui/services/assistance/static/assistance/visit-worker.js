// Hands out the empty visit form when there is no network; nothing about anybody is kept by it.
const FORM = new URL("offline/", self.registration.scope).href;

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
