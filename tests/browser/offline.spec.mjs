// The paper without a connection: what was read, today's edition, the page for the rest; and back again.
//
// env NEWSPRINT: the program (default ../../target/debug/newsprint); CHROMIUM: the browser (default /usr/bin/chromium).
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { serve } from "./serve.mjs";

const PROGRAM = process.env.NEWSPRINT ?? fileURLToPath(new URL("../../target/debug/newsprint", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
});
after(() => browser?.close());

const article = (title, text) => `---\ntitle: ${title}\n---\n\n${text}\n`;

/** A paper of a few days, 2025-06-16 the last; read and unread stand in each. */
async function paper(prefix = "") {
  const root = await mkdtemp(join(tmpdir(), "newsprint-offline-"));
  const write = async (path, text) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const build = () => execFileSync(PROGRAM, ["build", "--root", root, "--now", "2025-06-20T12:00:00+08:00"], { stdio: "pipe" });
  await write("site.toml", `title = '临澜日报'\nbase_url = 'https://linlan.example${prefix}/'\n`);
  for (const day of ["14", "15", "16"]) {
    await write(`content/2025-06-${day}/01-read.md`, article(`${day}日已读`, "![图](a.svg)\n\n正文。"));
    await write(`content/2025-06-${day}/02-港口.md`, article(`${day}日未读`, "正文。"));
    await write(`content/2025-06-${day}/a.svg`, "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>");
  }
  build();
  const site = await serve(join(root, "public"), prefix);
  const context = await browser.newContext({ baseURL: site.origin });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => /Content Security Policy|Refused/.test(message.text()) && faults.push(message.text()));
  const go = async path => {
    const response = await page.goto(prefix + path);
    return { status: response.status(), title: await page.title() };
  };
  const edit = async (path, from, to) => {
    const text = await readFile(join(root, path), "utf8");
    assert.ok(text.includes(from), `${path} does not contain ${from}`);
    await write(path, text.replace(from, to));
  };
  const close = async () => {
    await context.close();
    site.close();
    await rm(root, { recursive: true });
  };
  return { root, write, edit, build, site, page, context, faults, go, prefix, close };
}

/** Runs a test with a paper of its own. */
async function reading(prefix, run) {
  const own = await paper(prefix);
  try {
    await run(own);
  } finally {
    await own.close();
  }
}

/** The addresses of kept pages without the prefix. */
const kept = ({ page, prefix }) => page.evaluate(async prefix => {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.includes(" pages ")) continue;
    for (const { url } of await (await caches.open(name)).keys()) found.push(decodeURIComponent(new URL(url).pathname).slice(prefix.length));
  }
  return found.sort();
}, prefix);

/** How far the workers of the site have come, for a test that waits in vain. */
const workers = async () => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  return registrations.map(({ installing, waiting, active }) => [installing, waiting, active].map(worker => worker?.state ?? "-").join(" ")).join("; ");
};

/** Asks the page until the answer, which may be a promise, is yes. */
async function until(page, question, argument, patience = 20_000) {
  const deadline = Date.now() + patience;
  while (!(await page.evaluate(question, argument))) {
    if (Date.now() > deadline) assert.fail(`never: ${question}\n${await page.evaluate(workers)}`);
    // A browser that is asked without a pause has no time for its workers.
    await new Promise(done => setTimeout(done, 100));
  }
}

/** Browsers look for a new worker in their own time: at the latest when the reader has gone and comes again. */
async function overVisits(paper, path, question, argument) {
  for (let visits = 1; ; visits++) {
    await paper.page.goto("about:blank");
    await paper.go(path);
    try {
      return await until(paper.page, question, argument, 5_000);
    } catch (error) {
      if (visits === 6) throw error;
    }
  }
}

const areKept = async addresses => {
  for (const address of addresses) if (!(await caches.match(address, { ignoreVary: true }))) return false;
  return true;
};

/** Waits until pages are kept. */
async function waitForKept(paper, ...paths) {
  await until(paper.page, areKept, paths.map(path => encodeURI(paper.prefix + path)));
}

const TODAY = ["/", "/2025-06-16/", "/2025-06-16/01/", "/2025-06-16/read/", "/2025-06-16/港口/", "/offline/"];
/** Waits until the page shows its picture: pictures are lazy, so a page is there before they are. */
const waitForPicture = page => until(page, () => {
  const image = document.querySelector(".body img");
  return image.complete && image.naturalWidth === 10;
});
const dressed = page => page.evaluate(() => document.styleSheets[0].cssRules.length > 0);

for (const prefix of ["", "/paper"]) {
  test(`what was read and all of today's edition open without a connection, at ${prefix || "/"}`, () => reading(prefix, async own => {
    const { site, page, go, faults } = own;
    await go("/");
    await waitForKept(own, ...TODAY);
    await go("/2025-06-16/read/");
    await go("/2025-06-15/read/");
    await waitForPicture(page);
    await waitForKept(own, "/2025-06-15/read/", "/2025-06-15/a.svg");
    // The newest edition and what was read, and not one page more.
    assert.deepEqual(await kept(own), [...TODAY, "/2025-06-15/read/"].sort());

    site.isDown = true;
    for (const [path, title] of [
      ["/", "临澜日报"],
      ["/2025-06-16/read/", "16日已读"],
      ["/2025-06-16/港口/", "16日未读"],
      ["/2025-06-16/港口", "16日未读"],
      ["/2025-06-16/01/?from=feed#main", "第01版"],
      ["/2025-06-15/read/", "15日已读"],
    ]) {
      const seen = await go(path);
      assert.equal(seen.status, 200, path);
      assert.ok(seen.title.startsWith(title), `${path}: ${seen.title}`);
      assert.ok(await dressed(page), path);
    }
    await waitForPicture(page);

    const unread = await go("/2025-06-14/港口/");
    assert.deepEqual([unread.status, unread.title], [503, "现在没有网络 · 临澜日报"]);
    assert.ok(await dressed(page));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);

    site.isDown = false;
    await page.click("text=再试一次");
    assert.ok((await page.title()).startsWith("14日未读"));
    assert.deepEqual(faults, []);
  }));
}

test("what was searched is found again without a connection", () => reading("/paper", async own => {
  const { site, page, go, faults } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  const found = () => page.$$eval("ol.results h2", all => all.map(heading => heading.textContent));
  const search = async query => {
    await go(`/search/?q=${encodeURIComponent(query)}`);
    await until(page, () => document.querySelector("ol.results[data-total]"));
  };
  await search("已读");
  const before = await found();
  assert.deepEqual(before, ["16日已读", "15日已读", "14日已读"]);
  await waitForKept(own, "/search/");
  site.isDown = true;
  await search("已读");
  assert.deepEqual(await found(), before);
  // Other words of the same files.
  await search("未读");
  assert.deepEqual(await found(), ["16日未读", "15日未读", "14日未读"]);
  assert.deepEqual(faults, []);
}));

test("a reader who came by a link from elsewhere keeps that page", () => reading("", async own => {
  await own.go("/2025-06-14/read/");
  await waitForKept(own, "/2025-06-14/read/", ...TODAY);
  own.site.isDown = true;
  assert.ok((await own.go("/2025-06-14/read/")).title.startsWith("14日已读"));
}));

test("a new edition is there at once, and without a connection a moment later", () => reading("", async own => {
  const { site, page, go, write, edit, build } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  await write("content/2025-06-17/01-new.md", article("17日新闻", "正文。"));
  await edit("content/2025-06-16/02-港口.md", "正文。", "改过的正文。");
  build();
  await go("/");
  assert.equal(await page.textContent(".lead h2"), "17日新闻");
  await overVisits(own, "/", areKept, ["/2025-06-17/new/", "/2025-06-17/", "/2025-06-17/01/"]);
  site.isDown = true;
  assert.ok((await go("/2025-06-17/new/")).title.startsWith("17日新闻"));
  await go("/");
  assert.equal(await page.textContent(".lead h2"), "17日新闻");
  assert.ok((await go("/2025-06-16/港口/")).title.startsWith("16日未读"), "yesterday's edition stays");
}));

test("an edited page of today is fetched again, the others are not", () => reading("", async own => {
  const { site, go, edit, build } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  await edit("content/2025-06-16/02-港口.md", "正文。", "改过的正文。");
  build();
  site.asked.length = 0;
  await overVisits(own, "/2025-06-14/read/", async () => (await (await caches.match("/2025-06-16/%E6%B8%AF%E5%8F%A3/")).text()).includes("改过的"));
  assert.equal(site.asked.includes("/2025-06-16/%E6%B8%AF%E5%8F%A3/"), true);
  assert.equal(site.asked.includes("/2025-06-16/read/"), false);
}));

test("a page that was withdrawn without a trace is forgotten", () => reading("", async own => {
  const { site, go, edit, build } = own;
  await go("/2025-06-15/read/");
  await waitForKept(own, "/2025-06-15/read/", ...TODAY);
  await edit("content/2025-06-15/01-read.md", "title: 15日已读", "title: 15日已读\nwithdrawn: {date: 2025-06-20, trace: false}");
  build();
  assert.equal((await go("/2025-06-15/read/")).status, 404);
  await until(own.page, async () => !(await caches.match("/2025-06-15/read/")));
  site.isDown = true;
  assert.equal((await go("/2025-06-15/read/")).status, 503);
}));

test("what was withdrawn is not read without a connection, though nobody came back to it", () => reading("/paper", async own => {
  const { site, go, edit, build } = own;
  await go("/2025-06-15/港口/");
  await waitForKept(own, "/2025-06-15/港口/", ...TODAY);
  await edit("content/2025-06-15/02-港口.md", "title: 15日未读", "title: 15日未读\nwithdrawn: 2025-06-20");
  build();
  await overVisits(own, "/", async () => !(await caches.match("/paper/2025-06-15/%E6%B8%AF%E5%8F%A3/")));
  assert.deepEqual(await kept(own), [...TODAY].sort(), "all else stays");
  assert.ok((await go("/2025-06-15/港口/")).title.startsWith("本文已撤稿"));
  site.isDown = true;
  assert.equal((await go("/2025-06-15/read/")).status, 503);
}));

test("a server in trouble shows the copy, and its errors are never kept", () => reading("", async own => {
  const { site, go } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  site.status = 502;
  assert.ok((await go("/2025-06-16/read/")).title.startsWith("16日已读"));
  assert.equal((await go("/2025-06-14/read/")).title, "trouble");
  assert.deepEqual(await kept(own), [...TODAY].sort());
}));

test("a server that does not answer in time leaves the reader with the copy", () => reading("", async own => {
  const { site, go } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  let answer;
  site.delay = new Promise(done => (answer = done));
  assert.ok((await go("/2025-06-16/read/")).title.startsWith("16日已读"));
  answer();
}));

test("seven editions are kept, those that were read last", () => reading("", async own => {
  const { write, build, go, page } = own;
  for (let day = 1; day <= 9; day++) await write(`content/2025-05-0${day}/01-read.md`, article(`5月${day}日`, "正文。"));
  build();
  await go("/");
  await waitForKept(own, ...TODAY);
  for (let day = 1; day <= 9; day++) {
    await go(`/2025-05-0${day}/read/`);
    await waitForKept(own, `/2025-05-0${day}/read/`);
  }
  await go("/2025-05-02/read/");
  await until(page, async () => !(await caches.match("/2025-05-03/read/")));
  const old = (await kept(own)).filter(path => path.startsWith("/2025-05"));
  assert.deepEqual(old, ["2", "4", "5", "6", "7", "8", "9"].map(day => `/2025-05-0${day}/read/`));
  assert.deepEqual((await kept(own)).filter(path => !path.startsWith("/2025-05")), [...TODAY].sort());
}));

test("a paper that is no longer kept takes its worker and its copies away", () => reading("", async own => {
  const { page, go, write, build } = own;
  await go("/");
  await waitForKept(own, ...TODAY);
  await page.evaluate(() => caches.open("another program's"));
  await write("site.toml", "title = '临澜日报'\nbase_url = 'https://linlan.example/'\noutputs.offline = false\n");
  build();
  // A browser changes workers at the latest when the reader has gone and comes again.
  await overVisits(own, "/", async () => (await caches.keys()).join() === "another program's" && (await navigator.serviceWorker.getRegistrations()).length === 0);
  await page.reload();
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
}));

test("the preview has no worker, and takes away one from before", () => reading("", async own => {
  const { root, context } = own;
  const server = spawn(PROGRAM, ["serve", "--language", "en", "--root", root, "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const url = await new Promise((resolve, reject) => {
      let told = "";
      server.stderr.on("data", data => {
        told += data;
        const url = /the preview is at (\S+)/.exec(told)?.[1];
        if (url) resolve(url);
      });
      server.on("exit", () => reject(new Error(told)));
    });
    const page = await context.newPage();
    const count = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await page.goto(`${url}2025-06-16/read/`);
    assert.equal(await count(), 0);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register("/sw.js");
      await navigator.serviceWorker.ready;
    });
    assert.equal(await count(), 1);
    await page.reload();
    await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  } finally {
    server.kill();
  }
}));

test("the app can be installed: its manifest is read without a complaint", () => reading("/paper", async own => {
  await own.go("/");
  const session = await own.context.newCDPSession(own.page);
  const { errors, data, url } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.ok(url.endsWith("/paper/manifest.webmanifest"));
  assert.equal(JSON.parse(data).start_url, "/paper/");
}));
