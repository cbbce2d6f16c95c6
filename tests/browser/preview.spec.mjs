// The preview in a real browser: changes and mistakes reach an open page, under a strict content security policy.
//
// env NEWSPRINT: the program (default ../../target/debug/newsprint); CHROMIUM: the browser (default /usr/bin/chromium).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PROGRAM = process.env.NEWSPRINT ?? fileURLToPath(new URL("../../target/debug/newsprint", import.meta.url));
const ARGS = ["--headless", "--no-sandbox", "--disable-gpu"];

const ARTICLE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'">
<link rel="stylesheet" href="{{ assets["css/own.css"] }}"></head><body><main>{{ body }}</main></body></html>`;

const LONG = "港口的早晨很静。\n\n".repeat(300);

const FILES = {
  "site.toml": "title = '临澜日报'\nbase_url = 'https://linlan.example/paper/'\n",
  "content/2025-06-16/a.md": `---\ntitle: 甲\n---\n\n第一稿。![图](a.svg "图")\n\n${LONG}`,
  "content/2025-06-16/b.md": "---\ntitle: 乙\ndraft: true\n---\n\n乙文。\n",
  "content/2025-06-16/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
  "static/css/own.css": "main { color: rgb(1, 2, 3) }\n",
  "templates/article.html": ARTICLE,
  // Scripts have the digest of their content in their name, unless they lie among the articles.
  "static/slipped.js": "window.ran = [...window.ran ?? [], 'slipped']",
  "static/js/own.js": "window.ran = [...window.ran ?? [], 'own']",
};

const servers = [];
let root, front, browser, page, faults;

const write = async (path, text) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

const edit = async (path, from, to) => {
  const text = await readFile(join(root, path), "utf8");
  assert.ok(text.includes(from), `${path} does not contain ${from}`);
  await write(path, text.replace(from, to));
};

/** Starts a server and gives the address that it tells. */
const serve = (paper, ...args) => new Promise((resolve, reject) => {
  const server = spawn(PROGRAM, ["serve", "--language", "en", "--root", paper, "--port", "0", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  servers.push(server);
  let told = "";
  server.stderr.on("data", (data) => {
    told += data;
    const url = /the preview is at (\S+)/.exec(told)?.[1];
    if (url) resolve(url);
  });
  server.on("exit", () => reject(new Error(told)));
});

before(async () => {
  root = await mkdtemp(join(tmpdir(), "newsprint-preview-"));
  for (const [path, text] of Object.entries(FILES)) await write(path, text);
  front = await serve(root, "--follow");
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  page = await browser.newPage();
  faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  // Browsers ask for an icon whether there is one or not.
  const isIcon = (message) => message.location().url.endsWith("/favicon.ico");
  page.on("console", (message) => message.type() === "error" && !isIcon(message) && faults.push(message.text()));
});

after(async () => {
  await browser?.close();
  servers.forEach((server) => server.kill());
  await rm(root, { recursive: true, force: true });
});

const open = async (address) => {
  // The script has heard of the last build when its stream of events has begun.
  const listening = page.waitForRequest((request) => request.url().includes("/.newsprint/events"));
  await page.goto(new URL(address, front).href);
  await listening;
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.initiatorType === "fetch"));
};

test("an edit loads the page anew at the same place", async () => {
  await open("2025-06-16/a/");
  await page.evaluate(() => scrollTo(0, 1234));
  await edit("content/2025-06-16/a.md", "第一稿", "第二稿");
  await page.getByText("第二稿。").waitFor();
  await page.waitForFunction(() => scrollY === 1234);
});

test("a new style is put on without loading the page anew", async () => {
  await open("2025-06-16/a/");
  await page.evaluate(() => { window.isOld = true; });
  await edit("static/css/own.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("main")).color === "rgb(4, 5, 6)");
  assert.equal(await page.evaluate(() => window.isOld), true);
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
});

test("a changed picture is drawn anew without loading the page anew", async () => {
  await open("2025-06-16/a/");
  await page.evaluate(() => { window.isOld = true; });
  await edit("content/2025-06-16/a.svg", "<svg ", "<svg id='x' ");
  await page.waitForFunction(() => document.images[0].src.includes("preview="));
  assert.equal(await page.evaluate(() => window.isOld), true);
});

test("a mistake covers the page until it is mended", async () => {
  await open("2025-06-16/a/");
  await edit("content/2025-06-16/a.md", "title: 甲", "titel: 甲");
  const overlay = page.locator("newsprint-preview pre");
  await overlay.waitFor();
  assert.match(await overlay.textContent(), /content\/2025-06-16\/a\.md:2/);
  assert.equal(await page.getByText("第二稿。").count(), 1);
  await edit("content/2025-06-16/a.md", "titel: 甲", "title: 甲");
  await overlay.waitFor({ state: "detached" });
});

test("the article that is saved comes up, with a line that it is not public", async () => {
  await open("2025-06-16/a/");
  await edit("content/2025-06-16/b.md", "乙文", "乙文二");
  await page.getByText("乙文二").waitFor();
  assert.equal(new URL(page.url()).pathname, "/paper/2025-06-16/b/");
  const badge = page.locator("p.newsprint-preview");
  assert.equal(await badge.textContent(), "尚未公开：读者现在看不到这一页");
  // The script of the preview, which puts its style on, may run after the text is there.
  await page.waitForFunction(() => getComputedStyle(document.querySelector("p.newsprint-preview")).position === "fixed");
  await edit("content/2025-06-16/b.md", "draft: true\n", "");
  await badge.waitFor({ state: "detached" });
});

test("a page that an edit does not change is left alone", async () => {
  await open("2025-06-16/a/");
  await page.evaluate(() => { window.isOld = true; });
  const fetched = page.waitForResponse((response) => response.request().resourceType() === "fetch");
  await edit("site.toml", "临澜日报", "临澜晚报");
  await fetched;
  assert.equal(await page.evaluate(() => window.isOld), true);
  await open(".");
  await page.getByText("临澜晚报").filter({ visible: true }).first().waitFor();
  await edit("site.toml", "临澜晚报", "临澜早报");
  await page.getByText("临澜早报").filter({ visible: true }).first().waitFor();
});

test("of all scripts only the paper's own run", async () => {
  const preview = join(root, ".newsprint/preview");
  const named = async (folder, name) => (await readdir(join(preview, folder))).find((file) => file.startsWith(name));
  const files = [`js/${await named("js", "own.")}`, await named(".", "slipped."), "data:text/javascript,window.ran=0"];
  const page = await browser.newPage();
  await page.goto(front);
  const loaded = await page.evaluate((files) => Promise.all(files.map((src) => new Promise((resolve) => {
    const script = document.createElement("script");
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    script.src = src;
    document.body.append(script);
  }))), files);
  assert.deepEqual(loaded, [true, false, false]);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 'inline'";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<p onclick=\"window.ran = 'handler'\">x</p>");
    document.body.lastElementChild.click();
  });
  assert.deepEqual(await page.evaluate(() => window.ran), ["own"]);
  await page.close();
});

test("a page of another site can neither load nor show any of it", async () => {
  const files = ["2025-06-16/a/", "2025-06-16/a.svg", "js/own.js"].map((file) => new URL(file, front).href);
  const other = createServer((request, response) => response.end("<!doctype html><title>other</title>")).listen(0, "127.0.0.1");
  await new Promise((resolve) => other.on("listening", resolve));
  const page = await browser.newPage();
  for (const host of ["localhost", "127.0.0.1"]) {
    await page.goto(`http://${host}:${other.address().port}/`);
    const got = await page.evaluate(([article, picture, script]) => {
      const load = (name, src) => new Promise((resolve) => {
        const element = document.createElement(name);
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        element.src = src;
        document.body.append(element);
      });
      const ask = (mode) => fetch(article, { mode }).then(() => "loaded", () => "refused");
      return Promise.all([load("img", picture), load("script", script), ask("cors"), ask("no-cors")]);
    }, files);
    assert.deepEqual(got, ["refused", "refused", "refused", "refused"]);
    await page.evaluate((article) => {
      const frame = document.createElement("iframe");
      frame.src = article;
      document.body.append(frame);
      return new Promise((resolve) => { frame.onload = resolve; });
    }, files[0]);
    assert.equal(await page.frames().at(-1).locator("main").count(), 0);
  }
  // A person may follow a link from there.
  await page.evaluate((article) => { location.href = article; }, files[0]);
  await page.locator("main").waitFor();
  await page.close();
  other.close();
});

test("every page of the sample keeps the rules that the preview sets", async () => {
  const sample = await mkdtemp(join(tmpdir(), "newsprint-sample-"));
  const repository = fileURLToPath(new URL("../../", import.meta.url));
  for (const part of ["site.toml", "content", "templates", "static"]) {
    await cp(join(repository, part), join(sample, part), { recursive: true });
  }
  const front = await serve(sample);
  const preview = join(sample, ".newsprint/preview");
  const pages = (await readdir(preview, { recursive: true })).filter((file) => file.endsWith(".html"));
  assert.ok(pages.length > 100);
  const page = await browser.newPage();
  const broken = [];
  page.on("console", (message) => message.type() === "error" && broken.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
  for (const file of pages) {
    await page.goto(new URL(file.split("/").map(encodeURIComponent).join("/"), front).href);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.initiatorType === "fetch"));
  }
  await page.close();
  const server = servers.pop();
  await new Promise((resolve) => server.on("exit", resolve).kill());
  await rm(sample, { recursive: true, force: true });
  assert.deepEqual(broken.filter((fault) => !fault.includes("favicon.ico")), []);
});

test("nothing broke a rule of the page on the way", () => {
  assert.deepEqual(faults, []);
});
