// What a search downloads and how long it takes: browser.mjs SITE QUERIES [--engine newsprint|pagefind] [--bundle FOLDER]
// [--count 100] [--har FILE] [--json FILE] [--recall].
//
// SITE is a built site, QUERIES what queries.py wrote. Each question is asked in a fresh context, in Chromium (env CHROMIUM), of a
// server on a loopback port that compresses nothing. Bytes are those of bodies; what counts is asked for below /search/, without
// the page and the site's scripts; of Pagefind all below /pagefind/ but its script. --recall asks Pagefind all questions.
import { ARGS } from "../../tests/browser/helper.mjs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { parseArgs } from "node:util";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const { values: given, positionals: [site, queries] } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: "string", default: "newsprint" }, bundle: { type: "string" }, count: { type: "string", default: "100" },
    har: { type: "string" }, json: { type: "string" }, recall: { type: "boolean", default: false },
  },
});
const PATIENCE = 30_000;
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm",
};
const BLANK = "<!doctype html><meta charset=utf-8><title>Pagefind</title><link rel=icon href=data:,>";
const now = () => performance.timeOrigin + performance.now();

/** Serves the site, and Pagefind's files below /pagefind/; `asked` has each path with when it was asked for and its bytes. */
async function serve() {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const one = { path, when: now(), bytes: 0, status: 200 };
    asked.push(one);
    let body = Buffer.from(BLANK);
    if (path !== "/blank.html") {
      let file = given.bundle && path.startsWith("/pagefind/") ? join(given.bundle, path.slice(10)) : join(site, path);
      if (file.endsWith("/")) file += "index.html";
      body = await readFile(file).catch(() => undefined);
    }
    one.status = body ? 200 : 404;
    one.bytes = body?.length ?? 0;
    // Isolated pages alone may measure their memory.
    const type = path.endsWith("/") ? TYPES[".html"] : TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(one.status, { "content-type": type, "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" });
    response.end(body);
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  return { asked, origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.close(), server.closeAllConnections()) };
}

/** `count` questions as readers type them, spread over all kinds, that have an answer. */
function chosen(questions, count) {
  const all = questions.filter(question => !question.quoted && question.found.length);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[Math.floor((at * all.length) / Math.min(count, all.length))]);
}

/** In the page: notes when the first result stands there, when ten do or the search has ended, and when it has. */
function watch() {
  const shown = (window.shown = {});
  const look = () => {
    const at = performance.timeOrigin + performance.now();
    const hits = document.querySelectorAll("ol.results > li a[href]").length;
    const hasEnded = document.querySelector("ol.results[data-total]") !== null;
    if (hits) shown.first ??= at;
    if (hits >= 10 || hasEnded) shown.ten ??= at;
    if (hasEnded) shown.ended ??= at;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-total", "class"] });
}

async function askNewsprint(page, typed) {
  await page.addInitScript(watch);
  await page.goto(`/search/?q=${encodeURIComponent(typed)}`);
  await page.waitForFunction(() => window.shown.ended, undefined, { timeout: PATIENCE, polling: 50 }).catch(async () => {
    const told = await page.locator("#told").textContent({ timeout: 1000 }).catch(() => "there is no #told");
    throw new Error(`\`${typed}\`: no ol.results[data-total] after ${PATIENCE / 1000} s; the page says: ${told}`);
  });
  return page.evaluate(() => ({
    ...window.shown, start: performance.timeOrigin, total: document.querySelector("ol.results").dataset.total,
    hits: [...document.querySelectorAll("ol.results > li")].map(entry => entry.querySelector("a[href]")?.href),
  }));
}

async function askPagefind(page, typed) {
  await page.goto("/blank.html");
  return page.evaluate(async question => {
    const at = () => performance.timeOrigin + performance.now();
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    const { results } = await pagefind.search(question);
    const hits = results.length ? [(await results[0].data()).url] : [];
    const first = hits.length ? at() : undefined;
    hits.push(...(await Promise.all(results.slice(1, 10).map(result => result.data()))).map(told => told.url));
    return { start: performance.timeOrigin, first, ten: at(), ended: at(), total: String(results.length), hits: hits.map(url => new URL(url, location.href).href) };
  }, typed);
}

const ENGINES = {
  newsprint: { ask: askNewsprint, isSearch: path => path.startsWith("/search/") && !/^\/search\/(index\.html)?$/.test(path) },
  pagefind: { ask: askPagefind, isSearch: path => path.startsWith("/pagefind/") && !path.endsWith("/pagefind.js") },
};

/** Bytes of the page: what scripts hold by the browser's own measure, with buffers, or else by the engine's. */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(one => one.name === "JSHeapUsedSize").value;
  const whole = await page.evaluate(async () => {
    const late = new Promise(done => setTimeout(done, 20_000));
    return (await Promise.race([performance.measureUserAgentSpecificMemory?.(), late]))?.bytes;
  });
  return { heap, whole };
}

async function measure(browser, server, question, isWeighed, har) {
  const { ask, isSearch } = ENGINES[given.engine];
  const context = await browser.newContext({ baseURL: server.origin, serviceWorkers: "block", ...(har ? { recordHar: { path: har } } : {}) });
  try {
    const page = await context.newPage();
    server.asked.length = 0;
    const told = await ask(page, question.typed);
    const until = when => {
      const sent = server.asked.filter(one => isSearch(one.path) && one.when <= when);
      return { requests: sent.length, bytes: sent.reduce((sum, one) => sum + one.bytes, 0) };
    };
    const failed = server.asked.filter(one => isSearch(one.path) && one.status !== 200).map(one => one.path);
    if (failed.length) console.error(`\`${question.typed}\`: not found: ${failed.join(" ")}`);
    const used = isWeighed ? await memory(page) : {};
    const truth = new Set(question.urls);
    const paths = told.hits.filter(Boolean).map(href => decodeURIComponent(new URL(href).pathname).slice(1));
    return {
      typed: question.typed, scripts: server.asked.filter(one => one.path.endsWith(".js")).map(one => one.path),
      isMissing: told.first === undefined, wrong: paths.filter(path => !truth.has(path)).length, shown: paths.length,
      isTotalRight: Number.parseInt(told.total, 10) === question.urls.length,
      first: until(told.first ?? told.ended), ten: until(told.ten), ended: until(told.ended),
      milliseconds: { first: (told.first ?? told.ended) - told.start, ten: told.ten - told.start, ended: told.ended - told.start }, ...used,
    };
  } finally {
    await context.close();
  }
}

/** The median and the 90th percentile. */
function spread(numbers) {
  const sorted = numbers.filter(one => one !== undefined).sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), ninetieth: at(0.9), most: sorted.at(-1) };
}

async function scripts(paths) {
  const sizes = {};
  for (const path of new Set(paths)) sizes[path] = gzipSync(await readFile(join(site, path)), { level: 9 }).length;
  return sizes;
}

async function fragments(folder) {
  const urls = new Map();
  for (const name of await readdir(folder)) {
    const text = gunzipSync(await readFile(join(folder, name))).toString();
    urls.set(name.replace(/\.pf_fragment$/, ""), JSON.parse(text.slice(text.indexOf("{"))).url.replace(/^\//, ""));
  }
  return urls;
}

/** Pagefind's recall and precision by kind: the mean of each question's. */
async function recall(browser, server, questions) {
  const urls = await fragments(join(given.bundle, "fragment"));
  const page = await browser.newPage({ baseURL: server.origin });
  await page.goto("/blank.html");
  const kinds = {};
  for (const question of questions) {
    const ids = await page.evaluate(async typed => {
      const pagefind = await import("/pagefind/pagefind.js");
      return (await pagefind.search(typed)).results.map(result => result.id);
    }, question.typed);
    const found = ids.map(id => urls.get(id));
    if (found.includes(undefined)) throw new Error(`Pagefind has no file for a result of \`${question.typed}\``);
    const truth = new Set(question.urls);
    const right = found.filter(url => truth.has(decodeURIComponent(url))).length;
    const kind = (kinds[question.kind + (question.quoted ? ", quoted" : "")] ??= { questions: 0, recall: [], precision: [] });
    kind.questions += 1;
    if (truth.size) kind.recall.push(right / truth.size);
    if (found.length) kind.precision.push(right / found.length);
  }
  const mean = shares => (shares.length ? shares.reduce((sum, one) => sum + one, 0) / shares.length : null);
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, [kind.questions, mean(kind.recall), mean(kind.precision)]]));
}

const KB = bytes => `${(bytes / 1000).toFixed(1)} KB`;
const told = JSON.parse(await readFile(queries, "utf8"));
const questions = told.questions.map(question => ({ ...question, urls: question.found.map(number => told.urls[number]) }));
await stat(given.engine === "newsprint" ? join(site, "search", "index.html") : join(given.bundle ?? "", "pagefind.js"));
const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...ARGS, "--enable-blink-features=ForceEagerMeasureMemory"],
});
const report = { engine: given.engine };
try {
  const asked = chosen(questions, Number(given.count));
  const measured = [];
  report.unanswered = [];
  for (const [at, question] of asked.entries()) {
    try {
      measured.push(await measure(browser, server, question, at % 10 === 0, at === 0 ? given.har : undefined));
    } catch (fault) {
      console.error(fault.message);
      report.unanswered.push(question.typed);
      // Of a page that answers nothing three questions are enough.
      if (report.unanswered.length > measured.length + 2) throw fault;
    }
  }
  for (const moment of ["first", "ten", "ended"]) {
    const of = part => spread(measured.map(one => one[moment][part]));
    report[moment] = { requests: of("requests"), bytes: of("bytes"), milliseconds: spread(measured.map(one => one.milliseconds[moment])) };
    const { requests, bytes, milliseconds } = report[moment];
    console.log(`${moment}: ${requests.median} requests (90 %: ${requests.ninetieth}), ${KB(bytes.median)} (${KB(bytes.ninetieth)}), ${milliseconds.median.toFixed(0)} ms (${milliseconds.ninetieth.toFixed(0)})`);
  }
  report.count = measured.length;
  report.missing = measured.filter(one => one.isMissing).map(one => one.typed);
  report.wrong = measured.filter(one => one.wrong).map(one => one.typed);
  report.totals = measured.filter(one => !one.isTotalRight).map(one => one.typed);
  report.memory = { heap: spread(measured.map(one => one.heap)), whole: spread(measured.map(one => one.whole)) };
  console.log(`no result: ${report.missing.length}, wrong results: ${report.wrong.length}, other totals: ${report.totals.length} of ${report.count} questions`);
  const { heap, whole } = report.memory;
  console.log(`memory of the page: ${KB(whole.most ?? 0)} at most, heap of scripts ${KB(heap.most ?? 0)}`);
  if (given.engine === "newsprint") {
    report.scripts = await scripts(measured[0].scripts);
    console.log(`scripts, gzip -9: ${Object.entries(report.scripts).map(([path, bytes]) => `${path} ${bytes} B`).join(", ")}`);
  }
  if (given.recall) {
    report.recall = await recall(browser, server, questions);
    for (const [kind, [count, found, right]] of Object.entries(report.recall)) console.log(`${kind}: ${count} questions, recall ${found?.toFixed(2)}, precision ${right?.toFixed(2)}`);
  }
  if (given.json) await writeFile(given.json, JSON.stringify(report));
} finally {
  await browser.close();
  server.close();
}
