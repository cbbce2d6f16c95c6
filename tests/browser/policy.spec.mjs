// The Content-Security-Policy as Chromium enforces it: the site's own scripts run, and nothing that lies elsewhere, on hosts
// that send it as a header and on hosts that send none.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, SITE } from "./helper.mjs";
import { serve } from "./serve.mjs";

const PAGE = "/2025-10-01/wanghe-lighthouse/";

let browser, folder;
const servers = {};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsprint-policy-"));
  for (const host of ["headers", "plain"]) {
    const site = join(folder, host);
    await cp(SITE, site, { recursive: true });
    await mkdir(join(site, "2025-06-16"));
    await writeFile(join(site, "2025-06-16/evil.js"), "window.evil = 1;\n");
    await writeFile(join(site, "2025-06-16/worker.js"), "self.onfetch = () => {};\nself.postMessage?.(1);\n");
    await writeFile(join(site, "js/own.js"), "window.own = 1;\n");
  }
  // A host without headers: what pages say themselves has to do.
  await writeFile(join(folder, "plain/_headers"), "/*\n  X-Plain: 1\n");
  for (const host of ["headers", "plain"]) servers[host] = await serve(join(folder, host));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(host, address = PAGE) {
  const context = await browser.newContext({ baseURL: servers[host].origin });
  const page = await context.newPage();
  const faults = [];
  page.on("console", message => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

/** Puts a script into the page, and tells whether it was loaded. */
const load = (page, src, type = "") => page.evaluate(([src, type]) => new Promise(done => {
  const script = Object.assign(document.createElement("script"), { src, type });
  script.onload = () => done(true);
  script.onerror = () => done(false);
  document.head.append(script);
}), [src, type]);

const register = (page, worker) =>
  page.evaluate(worker => navigator.serviceWorker.register(worker).then(() => "", error => error.name), worker);

for (const host of ["headers", "plain"]) {
  test(`${host}: the site's own scripts and worker run`, async () => {
    const { page, faults, close } = await open(host);
    await page.waitForFunction(() => document.querySelector("meta[name=theme-color]"));
    assert.equal(await load(page, "/js/own.js"), true);
    assert.equal(await load(page, "/js/own.js?again", "module"), true);
    await page.evaluate(() => navigator.serviceWorker.ready);
    assert.equal(await register(page, "/sw.js"), "");
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${host}: a script or a worker that lies elsewhere does not run`, async () => {
    const { page, close } = await open(host);
    assert.equal(await load(page, "/2025-06-16/evil.js"), false);
    assert.equal(await load(page, "/2025-06-16/evil.js", "module"), false);
    assert.equal(await load(page, "/js/../2025-06-16/evil.js"), false);
    assert.equal(await load(page, "/js/%2e%2e/2025-06-16/evil.js"), false);
    assert.equal(await load(page, `${servers[host === "plain" ? "headers" : "plain"].origin}/js/own.js`), false);
    assert.equal(await load(page, "data:text/javascript,window.evil=1"), false);
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<img src='/x.png' onerror='window.evil = 1'>"));
    assert.equal(await register(page, "/2025-06-16/worker.js"), "SecurityError");
    assert.equal(await page.evaluate(() => new Promise(done => {
      // What was refused before may be told only now.
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        if (effectiveDirective !== "script-src-attr") done(effectiveDirective);
      });
      try {
        new Worker("/2025-06-16/worker.js").onmessage = () => done("ran");
      } catch (error) {
        done(error.name);
      }
    })), "worker-src");
    assert.equal(await page.evaluate(() => window.evil), undefined);
    await close();
  });

  test(`${host}: no base leads the theme's scripts astray`, async () => {
    const { page, close } = await open(host);
    await page.evaluate(() => document.head.insertAdjacentHTML("afterbegin", "<base href='https://a.example/'>"));
    assert.equal(await page.evaluate(() => new URL("x", document.baseURI).host), new URL(servers[host].origin).host);
    await close();
  });
}
