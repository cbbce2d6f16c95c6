// What a first visit costs, what moves while it loads, and that a strict Content-Security-Policy holds.
import { test } from "node:test";
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { KINDS, site } from "./helper.mjs";

const open = site();

test("an article without pictures weighs at most 30 KB compressed, JS 10 KB, CSS 15 KB", async t => {
  const { page, context } = await open("about:blank");
  const weights = { document: 0, script: 0, stylesheet: 0, image: 0 };
  page.on("response", async response => {
    const type = response.request().resourceType();
    if (type in weights) weights[type] += gzipSync(await response.body(), { level: 9 }).length;
  });
  await page.goto("/2025-10-01/editorial-lights-on/", { waitUntil: "networkidle" });
  t.diagnostic(JSON.stringify(weights));
  assert.equal(weights.image, 0);
  assert.ok(weights.script <= 10 * 1024);
  assert.ok(weights.stylesheet <= 15 * 1024);
  assert.ok(weights.document + weights.script + weights.stylesheet <= 30 * 1024);
  await context.close();
});

test("the search weighs at most 8 KB more, and only on its own page", async t => {
  const { page, context } = await open("about:blank");
  const scripts = {};
  page.on("response", async response => {
    if (response.request().resourceType() === "script") scripts[new URL(response.url()).pathname.split("/").pop().split(".")[0]] = gzipSync(await response.body(), { level: 9 }).length;
  });
  await page.goto(KINDS.article, { waitUntil: "networkidle" });
  assert.equal(scripts.search, undefined);
  await page.goto(KINDS["results of a search"], { waitUntil: "networkidle" });
  t.diagnostic(JSON.stringify(scripts));
  assert.ok(scripts.search + scripts["newsprint-search"] <= 8 * 1024);
  await context.close();
});

for (const [name, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } })) {
  test(`nothing moves while pages load: ${name}`, async () => {
    const { page, context } = await open("about:blank", { viewport });
    // Late pictures and scripts must find their place kept.
    await context.route(/\.(svg|js)$/, async route => {
      await new Promise(done => setTimeout(done, 120));
      await route.continue();
    });
    for (const [kind, address] of Object.entries(KINDS)) {
      await page.goto(address, { waitUntil: "networkidle" });
      const shift = await page.evaluate(() => new Promise(done => {
        let total = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => (total += entry.value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(total), 100);
      }));
      assert.ok(shift < 0.001, `${kind} moved by ${shift}`);
    }
    await context.close();
  });
}

test("no inline script or style, no request elsewhere, no error under default-src 'self'", async () => {
  const { page, context, faults } = await open("/");
  for (const [kind, address] of Object.entries(KINDS)) {
    await page.goto(address, { waitUntil: "networkidle" });
    const inline = await page.$$eval("[style], style, script:not([src]):not([type='application/ld+json'])", all => all.map(e => e.outerHTML.slice(0, 60)));
    assert.deepEqual(inline, [], kind);
  }
  assert.deepEqual(faults, []);
  await context.close();
});
