// Lays one edition of editions.mjs out and tells what is wrong with it: node fronts.mjs <seed> [width …]
//
// The paper is written to OUT/<seed> (default ../../target/fronts), where a picture of each page is saved too, its largest hole tinted.
// env: NEWSPRINT, the program (default ../../target/debug/newsprint); CHROMIUM, the browser; OUT
import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { edition, writeEdition } from "./editions.mjs";
import { ARGS } from "./helper.mjs";
import { SCREENS, faults, measure } from "./layout.mjs";
import { serve } from "./serve.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const PROGRAM = process.env.NEWSPRINT ?? here("../../target/debug/newsprint");

export const WIDTHS = Object.keys(SCREENS).map(Number);

/** Writes and builds the paper of a seed; its site lies in `<folder>/site/<seed>`, where its addresses begin. */
export async function build(seed, folder) {
  const made = edition(seed);
  const root = join(folder, "papers", String(seed));
  const site = join(folder, "site", String(seed));
  for (const old of [root, site]) await rm(old, { recursive: true, force: true });
  await writeEdition(made, root);
  // The clock stands still, long after every edition was out.
  await promisify(execFile)(PROGRAM, ["build", "--root", root, "--output", site, "--now", "2026-01-15T08:00:00+08:00"])
    .catch(error => { throw new Error(`seed ${seed}: ${error.stderr || error.message}`); });
  return made;
}

/** The addresses that are laid out of an edition. */
export function addresses({ seed, day, stories }) {
  return stories ? [`/${seed}/`, `/${seed}/${day}/`, `/${seed}/${day}/01/`] : [`/${seed}/`];
}

/** A page to be used for all editions; its width is set for each. */
export async function openPage(browser, origin) {
  const context = await browser.newContext({ baseURL: origin, serviceWorkers: "block", reducedMotion: "reduce", colorScheme: "light" });
  return context.newPage();
}

export const resize = (page, width) => page.setViewportSize({ width, height: SCREENS[width] });

/** Opens an address, which must be there. */
export async function open(page, address) {
  const answer = await page.goto(address);
  if (answer.status() !== 200) throw new Error(`${address}: ${answer.status()}`);
}

/** What is wrong with an edition: lines to print, by width. A page is loaded once and then made narrower: loading takes longest. */
export async function layOut(page, made, widths = WIDTHS) {
  const told = Object.fromEntries(widths.map(width => [width, []]));
  for (const address of addresses(made)) {
    await resize(page, Math.max(...widths));
    await open(page, address);
    for (const width of [...widths].reverse()) {
      await resize(page, width);
      const isFront = address === `/${made.seed}/`;
      for (const { what, value, limit, where } of faults(await measure(page), { isFront, stories: made.stories })) {
        told[width].push(`node fronts.mjs ${made.seed} ${width}: ${address} ${what}: ${value} (limit ${limit}) ${where}`);
      }
    }
  }
  return told;
}

/** Tints the largest hole. */
async function mark(page, [left, top, width, height]) {
  await page.evaluate(box => {
    const tint = document.body.appendChild(document.createElement("div"));
    Object.assign(tint.style, { position: "absolute", background: "#f003", ...box });
  }, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}

async function main([seed, ...widths]) {
  const out = process.env.OUT ?? here("../../target/fronts");
  await mkdir(out, { recursive: true });
  const made = await build(Number(seed), out);
  const { files, ...traits } = made;
  console.log(JSON.stringify(traits));
  const { origin, close } = await serve(join(out, "site"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  const page = await openPage(browser, origin);
  for (const width of widths.length ? widths.map(Number) : WIDTHS) {
    for (const address of addresses(made)) {
      await resize(page, width);
      await open(page, address);
      const found = await measure(page);
      console.log(`\n${address} at ${width}`, JSON.stringify(found));
      await mark(page, found.hole.place);
      const name = address.split("/").slice(2, -1).join("-") || "front";
      await page.screenshot({ path: join(out, `${seed}-${width}-${name}.png`), fullPage: true });
    }
    console.log([`\nfaults at ${width}:`, ...(await layOut(page, made, [width]))[width]].join("\n"));
  }
  await browser.close();
  close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
