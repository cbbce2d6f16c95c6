// newsprint's service worker. The build puts three constants above:
// OFFLINE  the page for what is not kept: its address and its digest
// TODAY    the pages of the newest edition: address → digest
// GONE     the marks of addresses that ended
//
// Pages come from the network first, so a reader with a connection never stays on an old one.

const BASE = new URL(registration.scope).pathname;
// Another paper of this origin has caches of other names. The number changes when what is in them does, or when this
// program must take an older one's place at once.
const NAME = `newsprint ${BASE} `;
const FILES = `${NAME}files 1`;
const PAGES = `${NAME}pages 1`;
const PICTURES = `${NAME}pictures 1`;
const INDEX = `${NAME}index 1`;

/** How long a page may take, in milliseconds, when an earlier copy is there. */
const PATIENCE = 4000;
/** How much is kept: of pages, the last editions that were read, and other pages. */
const MOST = { editions: 7, pages: 50, files: 60, pictures: 100, index: 150 };

/** A style sheet or script, whose name changes with its content. */
const HASHED = /\.[0-9a-f]{8}\.(css|js)$/;
/** A file of the search index, whose name changes with its content; and the one that names the others. */
const INDEXED = /^search\/(texts|terms)\/[0-9a-f]{12}\.bin$/;
const ENTRY = "search/index.bin";

/** Says which version of a page a copy is at least. */
const DIGEST = "newsprint-digest";

addEventListener("install", event => {
  event.waitUntil(begin());
});

addEventListener("activate", event => event.waitUntil(takeOver()));

// A page that has come to rest asks for the rest of the edition; a message, unlike the events above, delays no page.
addEventListener("message", event => event.waitUntil(Promise.all([note(event.source?.url), stock()])));

addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === location.origin && pathname.startsWith(BASE);
  if (!isOurs || request.method !== "GET" || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (HASHED.test(pathname)) event.respondWith(lasting(event, FILES));
  else if (INDEXED.test(pathname.slice(BASE.length))) event.respondWith(lasting(event, INDEX));
  else if (pathname === BASE + ENTRY) event.respondWith(newest(event, INDEX));
  else if (["image", "font"].includes(request.destination)) event.respondWith(newest(event, PICTURES));
});

// —— Answers ————————————————————————————————————————————————————————————————————————————————————————

/** From the network, else the copy, else the page that says so. A server in trouble is as good as none. */
async function page(event) {
  const fresh = fetched(event);
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise(done => setTimeout(done, PATIENCE));
  const response = await Promise.race([fresh, late]).catch(() => {});
  if (response?.status < 500) return response;
  const kept = await copy(event.request.url).catch(() => {});
  return kept ?? fresh.catch(missing);
}

async function fetched(event) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  const at = address(event.request.url);
  if (isPage(response)) event.waitUntil(keep(at, response.clone()).catch(() => {}));
  // What the paper has withdrawn is withdrawn here too.
  if (response.status === 404 || response.status === 410) event.waitUntil(forget(at));
  return response;
}

/** Its name changes with its content, so a copy is never old. */
async function lasting(event, name) {
  const kept = await match(name, event.request.url);
  return kept ?? stored(event, name);
}

/** A picture keeps its name when it changes, so it comes from the network as long as there is one. */
async function newest(event, name) {
  try {
    return await stored(event, name);
  } catch (error) {
    const kept = await match(name, event.request.url);
    if (kept) return kept;
    throw error;
  }
}

async function stored(event, name) {
  const response = await fetch(event.request);
  if (isWhole(response)) {
    const copied = response.clone();
    event.waitUntil(caches.open(name).then(cache => cache.put(event.request.url, copied)).catch(() => {}));
  }
  return response;
}

async function missing() {
  const kept = await match(PAGES, OFFLINE[0]);
  return kept ? new Response(kept.body, { status: 503, headers: kept.headers }) : Response.error();
}

// —— Copies —————————————————————————————————————————————————————————————————————————————————————————

/** One copy a page, whatever the query. */
function address(url) {
  const { origin, pathname } = new URL(url, location);
  return origin + pathname;
}

/** The copy of a page; hosts add the slash that a reader leaves out. */
async function copy(url) {
  const at = address(url);
  return (await match(PAGES, at)) ?? (at.endsWith("/") ? undefined : await match(PAGES, `${at}/`));
}

async function match(name, url) {
  return (await caches.open(name)).match(url, { ignoreVary: true });
}

async function forget(at) {
  await (await caches.open(PAGES)).delete(at, { ignoreVary: true });
}

/** Errors, answers in part, redirects and other origins are never kept. */
const isWhole = response => response.status === 200 && response.type === "basic" && !response.redirected;
const isPage = response => isWhole(response) && /^text\/html\b/i.test(response.headers.get("content-type"));

/** Keeps a page and its style sheets; having come just now, it is at least the version that this worker knows. */
async function keep(at, response) {
  const headers = new Headers(response.headers);
  // The body here is no longer compressed.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set(DIGEST, digest(at) ?? "");
  const html = await response.text();
  const named = [...html.matchAll(/(?:href|src)=["']?([^"'\s>]+)/g)].map(([, url]) => url);
  const files = await caches.open(FILES);
  for (const url of new Set(named.filter(url => HASHED.test(url) && url.startsWith(BASE)))) {
    if (!(await files.match(url, { ignoreVary: true }))) await files.add(url);
  }
  await (await caches.open(PAGES)).put(at, new Response(html, { headers }));
}

function digest(at) {
  const { pathname } = new URL(at, location);
  return pathname === OFFLINE[0] ? OFFLINE[1] : TODAY.get(pathname);
}

/** Fetches a page unless its copy is of the version that this worker knows. */
async function get(url) {
  const at = address(url);
  const kept = await match(PAGES, at);
  if (kept && (digest(at) ?? "") === kept.headers.get(DIGEST)) return;
  const response = await fetch(at, { cache: "no-cache", priority: "low" });
  if (!isPage(response)) throw new Error(`${at}: ${response.status}`);
  await keep(at, response);
}

// —— Life ———————————————————————————————————————————————————————————————————————————————————————————

async function begin() {
  // Of two workers with the same caches the old one may answer until the reader has left: what this one keeps, it finds.
  // The first worker, and one of another make, is needed at once.
  const isNeeded = !(await caches.keys()).includes(PAGES);
  if (isNeeded) skipWaiting();
  // Without it there is no new worker, and the next visit tries again.
  await get(OFFLINE[0]);
  if (!isNeeded) await stock().catch(() => {});
}

async function takeOver() {
  // Pages wait until this is over, so only what is quick is waited for. The first asks for a page while the worker is
  // still starting; the second answers for pages that came before it.
  registration.navigationPreload?.enable().catch(() => {});
  clients.claim().catch(() => {});
  const old = (await caches.keys()).filter(name => name.startsWith(NAME) && ![FILES, PAGES, PICTURES, INDEX].includes(name));
  await Promise.all(old.map(name => caches.delete(name)));
  // What the paper has withdrawn is not read offline either.
  if (GONE.size > 0) await drop(PAGES, url => GONE.has(mark(new URL(url).pathname)));
}

/** What stands for an address: FNV-1a of 32 bits. */
function mark(address) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(address)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

let isStocked = false;
let stocking;

/** Keeps the page that asked, if it came before the worker did. */
async function note(url) {
  if (url && !(await copy(url))) await get(url).catch(() => {});
}

/** Fetches what is missing of the newest edition, once at a time. */
function stock() {
  stocking ??= stockNow().finally(() => (stocking = undefined));
  return stocking;
}

async function stockNow() {
  // A worker that waits for this one's place knows a newer edition, and has it.
  if (!isStocked && !registration.waiting && !navigator.connection?.saveData) {
    const due = [...TODAY.keys()];
    const next = async () => {
      let whole = true;
      for (let page; (page = due.shift()); ) await get(page).catch(() => (whole = false));
      return whole;
    };
    // Three at a time leave the connection to the reader.
    isStocked = (await Promise.all([next(), next(), next()])).every(Boolean);
  }
  await tidy();
}

/** Forgets what was read longest ago: caches list what came last at the end. */
async function tidy() {
  const editions = new Set();
  let others = 0;
  await drop(PAGES, url => {
    if (digest(url)) return false;
    const edition = /^\d{4}-\d\d-\d\d[^/]*/.exec(new URL(url).pathname.slice(BASE.length))?.[0];
    if (!edition) return ++others > MOST.pages;
    editions.add(edition);
    return [...editions].indexOf(edition) >= MOST.editions;
  });
  let files = 0;
  await drop(FILES, () => ++files > MOST.files);
  let pictures = 0;
  await drop(PICTURES, () => ++pictures > MOST.pictures);
  let index = 0;
  await drop(INDEX, url => !url.endsWith(ENTRY) && ++index > MOST.index);
}

async function drop(name, isOld) {
  const cache = await caches.open(name);
  const urls = (await cache.keys()).map(({ url }) => url).reverse();
  await Promise.all(urls.filter(isOld).map(url => cache.delete(url, { ignoreVary: true })));
}
