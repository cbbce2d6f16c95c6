// Keys: ← → articles, [ ] pages, ? help; never in a field, never with a modifier, and they can be switched off.
import { test } from "node:test";
import assert from "node:assert/strict";
import { path, site } from "./helper.mjs";

const open = site();
const FIRST = "/2025-10-01/wanghe-lighthouse/";
const SECOND = "/2025-10-01/holiday-ferries/";

test("arrows turn articles", async () => {
  const { page, context } = await open(FIRST);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**" + SECOND);
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL("**" + FIRST);
  await context.close();
});

test("brackets turn pages, from an article and from a page", async () => {
  const { page, context } = await open(FIRST);
  await page.keyboard.press("]");
  await page.waitForURL("**/2025-10-01/02/");
  await page.keyboard.press("]");
  await page.waitForURL("**/2025-10-01/03/");
  await page.keyboard.press("[");
  await page.waitForURL("**/2025-10-01/02/");
  await context.close();
});

test("? opens the list of keys and Escape closes it", async () => {
  const { page, context } = await open(FIRST);
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("dialog.help"));
  await page.keyboard.press("ArrowRight");
  assert.equal(path(page), FIRST);
  await page.keyboard.press("Escape");
  assert.ok(!(await page.isVisible("dialog.help")));
  await context.close();
});

test("keys are silent with a modifier, in the panel, and when switched off", async () => {
  const { page, context } = await open(FIRST);
  await page.keyboard.press("Control+ArrowRight");
  await page.click(".tools summary");
  await page.focus(".panel input[name=size]:checked");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "2", "the arrow moves the choice");
  await page.uncheck(".panel input[name=keys]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("?");
  await page.waitForTimeout(200);
  assert.equal(path(page), FIRST);
  assert.ok(!(await page.isVisible("dialog.help")));
  await page.reload();
  await page.keyboard.press("]");
  await page.waitForTimeout(200);
  assert.equal(path(page), FIRST, "the choice is kept");
  await context.close();
});

test("the first Tab reaches the skip link, and it shows", async () => {
  const { page, context } = await open(FIRST);
  await page.keyboard.press("Tab");
  const box = await page.$eval(":focus", link => link.getBoundingClientRect().toJSON());
  assert.ok(box.x >= 0 && box.y >= 0);
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  await context.close();
});
