// axe-core on every page kind in every theme and in the largest text; reflow, zoom, targets, focus.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { KINDS, site } from "./helper.mjs";

const open = site();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = { light: { theme: "light" }, dark: { theme: "dark" }, sepia: { theme: "sepia" }, "largest text": { size: "4" } };

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join("; ")}`);
  });
}

for (const [look, choices] of Object.entries(LOOKS)) {
  test(`axe finds nothing on any page kind: ${look}`, async t => {
    const { page, context } = await open("/", { reducedMotion: "reduce" });
    await page.evaluate(choices => localStorage.setItem("newsprint", JSON.stringify(choices)), choices);
    for (const [kind, address] of Object.entries(KINDS)) {
      await t.test(kind, async () => {
        await page.goto(address);
        assert.deepEqual(await violations(page), []);
      });
    }
    await t.test("the open panel and the help", async () => {
      await page.goto(KINDS.article);
      await page.click(".tools summary");
      assert.deepEqual(await violations(page), []);
      await page.click("[data-do=help]");
      assert.deepEqual(await violations(page), []);
    });
    await context.close();
  });
}

for (const [name, options, choices] of [
  ["320 pixels", { viewport: { width: 320, height: 640 } }, {}],
  ["320 pixels in the largest text", { viewport: { width: 320, height: 640 } }, { size: "4" }],
  ["1280 pixels at 200 % zoom", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, {}],
]) {
  test(`nothing scrolls sideways: ${name}`, async () => {
    const { page, context } = await open("/", options);
    await page.evaluate(choices => localStorage.setItem("newsprint", JSON.stringify(choices)), choices);
    for (const [kind, address] of Object.entries(KINDS)) {
      await page.goto(address);
      const over = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth > innerWidth;
        // A table may scroll in its own region.
        return wide ? [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table, .skip")).slice(0, 3).map(e => e.className || e.tagName) : [];
      });
      assert.deepEqual(over, [], kind);
    }
    await context.close();
  });
}

test("text may be spaced as WCAG 1.4.12 asks without loss", async () => {
  const { page, context } = await open(KINDS.article, { viewport: { width: 390, height: 800 }, bypassCSP: true });
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }" });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await context.close();
});

test("targets outside running text are 24 pixels or more", async () => {
  const { page, context } = await open("/", { viewport: { width: 390, height: 800 } });
  for (const [kind, address] of Object.entries(KINDS)) {
    await page.goto(address);
    const small = await page.$$eval("a[href], button, summary", all => all
      .filter(e => e.checkVisibility() && !e.closest(".body, .zones, .skip, svg, figcaption") && !e.matches(".skip"))
      .map(e => ({ text: e.textContent.trim().slice(0, 20), ...e.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 23.5 || height < 23.5)
      .map(({ text, width, height }) => `${text} ${Math.round(width)}×${Math.round(height)}`));
    assert.deepEqual(small, [], kind);
  }
  await context.close();
});

test("the focus shows on every kind of control", async () => {
  const { page, context } = await open(KINDS.article);
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press("Tab");
    const shown = await page.$eval(":focus", e => {
      const style = getComputedStyle(e);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    assert.ok(shown, await page.$eval(":focus", e => e.outerHTML.slice(0, 80)));
  }
  await context.close();
});

test("in forced colours the newest day and the lit zone still differ", async () => {
  const { page, context } = await open("/archive/", { forcedColors: "active" });
  const border = selector => page.$eval(selector, e => getComputedStyle(e).borderTopWidth);
  assert.notEqual(await border(".month .newest"), await border(".month a:not(.newest)"));
  await context.close();
});
