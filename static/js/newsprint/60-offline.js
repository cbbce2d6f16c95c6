// Offline: a worker keeps the newest edition and what is read.

const worker = one("[data-worker]")?.dataset.worker;
const keeper = navigator.serviceWorker;

async function keepPaper() {
  // The preview shows the paper as it is now; nothing kept may stand before it.
  if (one("script[src^='/.newsprint/']")) return (await keeper.getRegistration())?.unregister();
  const stock = async () => (await keeper.ready).active.postMessage("stock");
  keeper.addEventListener("controllerchange", stock);
  const registration = await keeper.register(worker);
  stock();
  // Browsers look for a new worker in their own time; the newest edition should not wait for it.
  await registration.update();
}
if (worker && keeper) addEventListener("load", () => keepPaper().catch(() => { /* not kept, but read */ }));
