// Two hundred editions, as unlike as editions.mjs makes them, on the screen of a telephone, a tablet and a desk: nothing
// scrolls sideways, no hole gapes, columns end together, and the first screen has news. What is wrong with one is told with
// the command that shows it: node fronts.mjs <seed> <width>
//
// env: NEWSPRINT, CHROMIUM, see fronts.mjs; EDITIONS, how many (default 200)
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { WIDTHS, addresses, build, layOut, open, openPage, resize } from "./fronts.mjs";
import { serve } from "./serve.mjs";

const EDITIONS = Number(process.env.EDITIONS ?? 200);
const WITH_AXE = 30;

let folder, server, browser;
const made = [];

/** Does some work for each of a list, two at a time. */
async function each(list, work) {
  const queue = [...list];
  const worker = async tool => {
    while (queue.length) await work(queue.shift(), tool);
  };
  // A worker that fails waits for the other, which has files and pages open.
  const pages = browser ? await Promise.all([openPage(browser, server.origin), openPage(browser, server.origin)]) : [undefined, undefined];
  const failed = (await Promise.allSettled(pages.map(worker))).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsprint-fronts-"));
  await each(Array(EDITIONS).keys(), async seed => made[seed] = await build(seed, folder));
  server = await serve(join(folder, "site"));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
});

after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

test("every edition is laid out well", async t => {
  const told = [];
  await each(made, async (edition, page) => told[edition.seed] = await layOut(page, edition));
  for (const width of WIDTHS) {
    await t.test(`${width} pixels wide`, () => {
      const faults = told.flatMap(edition => edition[width]);
      assert.equal(faults.length, 0, `${faults.length} faults\n${faults.join("\n")}`);
    });
  }
});

test("axe finds nothing in thirty of them", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const told = [];
  await each(Array(WITH_AXE).keys(), async (nth, page) => {
    const edition = made[Math.floor(nth * made.length / WITH_AXE)];
    const width = WIDTHS[nth % WIDTHS.length];
    await resize(page, width);
    for (const address of addresses(edition)) {
      await open(page, address);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.target).join("; ")}`);
      });
      told.push(...violations.map(violation => `node fronts.mjs ${edition.seed} ${width}: ${address} ${violation}`));
    }
  });
  assert.equal(told.length, 0, told.sort().join("\n"));
});
