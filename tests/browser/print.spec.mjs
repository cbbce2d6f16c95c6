// Print: an article and a newspaper page become paper.
import { test } from "node:test";
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { site } from "./helper.mjs";

const open = site();

/** How many glyphs a PDF shows: the lengths of its hexadecimal text strings, two bytes a glyph. */
function glyphs(pdf) {
  let count = 0;
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    const end = pdf.indexOf("endstream", at);
    let text;
    try {
      text = inflateSync(pdf.subarray(at + 7, end)).toString("latin1");
    } catch {
      continue;
    }
    for (const [, hex] of text.matchAll(/<([0-9A-Fa-f]+)>(?=[^<>[\]]*(?:T[jJ]|[\d\s<]))/g)) count += hex.length / 4;
  }
  return count;
}

const pages = pdf => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("an article prints with all its text, on few pages", async () => {
  const { page, context } = await open("/2025-10-01/wanghe-lighthouse/");
  const letters = await page.$eval(".body", body => body.textContent.replace(/\s/g, "").length);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(glyphs(pdf) >= letters, `${glyphs(pdf)} glyphs of ${letters}`);
  assert.ok(pages(pdf) <= 3);
  await context.close();
});

test("in print the ink is black, and what needs a screen is gone", async () => {
  const { page, context } = await open("/2025-10-01/wanghe-lighthouse/", { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.$eval("html", e => getComputedStyle(e).color), "rgb(0, 0, 0)");
  for (const gone of [".ways", ".doing", ".turn", ".rail", ".place"]) assert.ok(!(await page.isVisible(gone)), gone);
  for (const kept of [".home .nameplate", "h1", ".byline", ".slug time", "[rel=bookmark]"]) assert.ok(await page.isVisible(kept), kept);
  await context.close();
});

test("a newspaper page prints its picture whole, then its titles", async () => {
  const { page, context } = await open("/2025-10-01/01/");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pages(pdf) <= 2);
  assert.ok(glyphs(pdf) > 100);
  await context.close();
});
