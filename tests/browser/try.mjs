import { chromium } from "playwright-core";
import { mkdir } from "node:fs/promises";
import { ARGS } from "./helper.mjs";
import { build, openPage, resize, open, addresses } from "./fronts.mjs";
import { serve } from "./serve.mjs";
import { faults, measure } from "./layout.mjs";
const [from, to, step, which, shots] = process.argv.slice(2);
const folder = "/dev/shm/try"; await mkdir(folder, { recursive: true });
const seeds = []; for (let s = +from; s < +to; s += +step) seeds.push(s);
const made = []; const queue = [...seeds];
const work = async () => { for (let s = queue.shift(); s !== undefined; s = queue.shift()) made.push(await build(s, folder)); };
if (!process.env.NOBUILD) await Promise.all([work(), work()]); else { const { edition } = await import("./editions.mjs"); for (const s of seeds) made.push(edition(s)); }
made.sort((a, b) => a.seed - b.seed);
const { origin, close } = await serve(`${folder}/site`);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGS });
const page = await openPage(browser, origin);
for (const m of made) for (const address of addresses(m)) {
  const kind = ["front", "edition", "page"][address.split("/").length - 3];
  if (!which.includes(kind)) continue;
  await resize(page, 1440); await open(page, address);
  for (const width of [1440, 820, 390]) {
    await resize(page, width);
    const f = await measure(page);
    for (const { what, value, limit, where } of faults(f, { isFront: kind === "front", stories: m.stories })) console.log(m.seed, width, kind, `[${m.stories}st ${m.pages}p]`, what, value, JSON.stringify(where ?? "").slice(0, 110));
    if (shots) await page.screenshot({ path: `/tmp/shots/t-${m.seed}-${kind}-${width}.png`, fullPage: true });
  }
}
await browser.close(); close();
