// What a reader downloads before scrolling, and what moves: reader.mjs SITE KB-PATH…, such as `350 /`.
// It uses the browser and the server of tests/browser (`npm ci --prefix tests/browser`).
import { ARGS } from "../../tests/browser/helper.mjs";
import { serve } from "../../tests/browser/serve.mjs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [site, ...asked] = process.argv.slice(2);
const server = await serve(site);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
let isOver = false;

/** Bytes as hosts send them: texts compressed, all else as it is. */
async function weigh(response) {
  const body = await response.body().catch(() => Buffer.alloc(0));
  const type = response.headers()["content-type"] ?? "";
  return /^image\/(?!svg)|^font|^video|^audio/.test(type) ? body.length : gzipSync(body, { level: 6 }).length;
}

for (let at = 0; at < asked.length; at += 2) {
  const [most, path] = [Number(asked[at]), asked[at + 1]];
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, baseURL: server.origin, serviceWorkers: "block",
  });
  const page = await context.newPage();
  const weighing = [];
  // Registered before the page exists, so that shifts count from the first paint.
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => (window.shift += entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  page.on("response", response => weighing.push(weigh(response).then(bytes => [response.request().resourceType(), bytes])));
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  const shift = await page.evaluate(() => window.shift);
  const sent = await Promise.all(weighing);
  const of = test => Math.round(sent.filter(([type]) => test(type)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000);
  const [all, images, count] = [of(() => true), of(type => type === "image"), sent.filter(([type]) => type === "image").length];
  const isGood = answer.ok() && all <= most && shift < 0.001;
  isOver ||= !isGood;
  console.log(`${isGood ? "ok  " : "OVER"} ${path}: ${all} KB of ${most}, pictures ${images} KB (${count}), moved by ${shift.toFixed(4)}`);
  await context.close();
}
await browser.close();
server.close();
process.exitCode = isOver ? 1 : 0;
