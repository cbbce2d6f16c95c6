// This paper is not kept offline any more: forget what was kept, and this worker. Pages go to the network by themselves.
const NAME = `newsprint ${new URL(registration.scope).pathname} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter(name => name.startsWith(NAME));
  await Promise.all(names.map(name => caches.delete(name)));
  await registration.unregister();
}
