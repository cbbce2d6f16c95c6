// Headlines break between words. headlines.txt has one a line, with `/` between words as a sub-editor marks them; spaces and
// `｜` are the newsroom's own breaks.
//
// env NEWSPRINT: the program (default ../../target/debug/newsprint); CHROMIUM: the browser (default /usr/bin/chromium).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { serve } from "./serve.mjs";

const PROGRAM = process.env.NEWSPRINT ?? fileURLToPath(new URL("../../target/debug/newsprint", import.meta.url));
const MARKED = process.env.HEADLINES ?? fileURLToPath(new URL("headlines.txt", import.meta.url));
const WIDTHS = [8, 11, 14, 18, 24];

let root, server, browser, page, headlines;

/** A headline and the offsets in it where a line may begin. */
const marked = line => {
  const may = new Set();
  let text = "";
  for (const c of line) {
    if (c === "/") may.add(text.length);
    else text += c;
    if (/[\s｜，。、；：？！]/u.test(c)) may.add(text.length);
  }
  return { text, may };
};

before(async () => {
  headlines = (await readFile(MARKED, "utf8")).split("\n").filter(Boolean).map(marked);
  root = await mkdtemp(join(tmpdir(), "newsprint-headlines-"));
  await writeFile(join(root, "site.toml"), 'title = "临澜日报"\nbase_url = "https://linlan.example/"\n');
  const edition = join(root, "content/2025-06-16");
  await mkdir(edition, { recursive: true });
  for (const [at, { text }] of headlines.entries())
    await writeFile(join(edition, `${at + 1000}.md`), `---\ntitle: ${JSON.stringify(text)}\n---\n\n正文。\n`);
  execFileSync(PROGRAM, ["build", "--root", root, "--now", "2025-06-20T12:00:00+08:00"], { stdio: "pipe" });
  server = await serve(join(root, "public"));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  await page.goto(`${server.origin}/2025-06-16/01/`);
});
after(async () => {
  await browser?.close();
  server?.close();
  await rm(root, { recursive: true, force: true });
});

/** Of every headline on the page its text, the offsets where its lines begin, and whether it fits its block of so many em. */
const set = width => page.evaluate(em => {
  document.getElementById("block")?.remove();
  const block = Object.assign(document.createElement("div"), { id: "block" });
  for (const heading of document.querySelectorAll(".titles h2")) block.append(heading.cloneNode(true));
  document.querySelector("main").append(block);
  return [...block.children].map(heading => {
    heading.style.fontSize = "24px";
    heading.style.inlineSize = `${em}em`;
    const nodes = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const begins = [];
    let at = 0, top;
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      for (let from = 0; from < node.length; from++, at++) {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        const box = range.getClientRects()[0];
        if (!box?.width || /\s/u.test(node.data[from])) continue;
        if (box.top > top + box.height / 2) begins.push(at);
        top = box.top;
      }
    }
    return { text: heading.textContent, begins, fits: heading.scrollWidth <= heading.clientWidth + 1 };
  });
}, width);

test("the pages say every headline as it was typed", async () => {
  const shown = await page.$$eval(".titles h2", all => all.map(heading => heading.textContent));
  assert.deepEqual(shown, headlines.map(headline => headline.text));
});

const LAST = /[（《〈「『【“‘]$/u;
const FIRST = /^[，。、；：？！…—·）》〉」』】”’%％℃｜]/u;
const QUOTATION = /“[^”]{0,6}”|《[^》]{0,6}》|「[^」]{0,6}」/gu;

/** Why no line may begin at an offset of a text, whatever its words are. */
const fault = (text, at) => {
  const [before, behind] = [text.slice(0, at).trimEnd(), text.slice(at)];
  if (LAST.test(before)) return "behind an opening mark";
  if (FIRST.test(behind)) return "before a closing mark";
  if (/\d[.,:]?$/u.test(before) && /^[.,:]?\d/u.test(behind)) return "inside a number";
  const quotations = [...text.matchAll(QUOTATION)];
  if (quotations.some(found => at > found.index && at < found.index + found[0].length)) return "inside a short quotation";
};

test("at most one break in a hundred is inside a word, and none where no line may begin", async t => {
  const faults = [], inside = [];
  let count = 0;
  for (const width of WIDTHS) {
    for (const [at, { text, begins, fits }] of (await set(width)).entries()) {
      if (!fits) faults.push(`wider than ${width}em: ${text}`);
      for (const begin of begins) {
        const shown = `${width}em: ${text.slice(0, begin)}/${text.slice(begin)}`;
        const why = fault(text, begin);
        if (why) faults.push(`${why}, ${shown}`);
        if (!headlines[at].may.has(begin)) inside.push(shown);
      }
      count += begins.length;
    }
  }
  t.diagnostic(`${inside.length} of ${count} breaks are inside a word (${(100 * inside.length / count).toFixed(2)} %)`);
  for (const shown of inside) t.diagnostic(shown);
  assert.ok(count > headlines.length, `${count} breaks`);
  assert.deepEqual(faults, []);
  assert.ok(inside.length <= count / 100, `${inside.length} of ${count} breaks are inside a word`);
});
