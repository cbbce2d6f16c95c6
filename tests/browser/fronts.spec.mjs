// Two hundred editions, as unlike as editions.mjs makes them, on the screen of a telephone, a tablet and a desk: nothing
// scrolls sideways, no hole gapes, columns end together, and the first screen has news. What is wrong with one is told with
// the command that shows it: node fronts.mjs <seed> <width>
//
// env: NEWSPRINT, CHROMIUM, see fronts.mjs; EDITIONS, how many (default 200)
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { WIDTHS, addresses, build, layOut, openPage } from "./fronts.mjs";
import { serve } from "./serve.mjs";

const EDITIONS = Number(process.env.EDITIONS ?? 200);
const WITH_AXE = 30;

let folder, server, browser;
const made = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsprint-fronts-"));
  const seeds = Array.from({ length: EDITIONS }, (_, seed) => seed);
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) made[seed] = await build(seed, folder);
  };
  const failed = (await Promise.allSettled([work(), work()])).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  server = await serve(join(folder, "site"));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
});

after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("every edition is laid out well", { concurrency: WIDTHS.length }, () => {
  for (const width of WIDTHS) {
    test(`${width} pixels wide`, async () => {
      const page = await openPage(browser, server.origin, width);
      const told = [];
      for (const edition of made) told.push(...await layOut(page, edition));
      assert.equal(told.length, 0, `${told.length} faults\n${told.join("\n")}`);
    });
  }
});

test("axe finds nothing in thirty of them", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const pages = await Promise.all(WIDTHS.map(width => openPage(browser, server.origin, width)));
  const told = [];
  for (let nth = 0; nth < WITH_AXE; nth++) {
    const edition = made[Math.floor(nth * made.length / WITH_AXE)];
    const page = pages[nth % pages.length];
    for (const address of addresses(edition)) {
      await page.goto(address);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.target).join("; ")}`);
      });
      told.push(...violations.map(violation => `node fronts.mjs ${edition.seed} ${page.viewportSize().width}: ${address} ${violation}`));
    }
  }
  assert.equal(told.length, 0, told.join("\n"));
});
