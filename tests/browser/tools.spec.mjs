// The reading tools: they work, they are kept, and they are in place before the first paint.
import { test } from "node:test";
import assert from "node:assert/strict";
import { site } from "./helper.mjs";

const open = site();
const ARTICLE = "/2025-10-01/wanghe-lighthouse/";
const style = (page, selector, name) => page.$eval(selector, (element, name) => getComputedStyle(element)[name], name);

async function choose(page, name, value) {
  await page.click(".tools summary");
  await page.check(`.panel input[name=${name}][value="${value}"]`);
  await page.keyboard.press("Escape");
}

test("text size has four steps, and the largest is half as large again", async () => {
  const { page, context } = await open(ARTICLE);
  const size = async () => parseFloat(await style(page, ".body p", "fontSize"));
  const steps = [await size()];
  for (const step of ["2", "3", "4"]) {
    await choose(page, "size", step);
    steps.push(await size());
  }
  assert.deepEqual(steps, [...steps].sort((a, b) => a - b));
  assert.equal(steps[3] / steps[0], 1.5);
  await context.close();
});

test("the theme follows the system until the reader chooses", async () => {
  const { page, context } = await open(ARTICLE, { colorScheme: "dark" });
  const paper = () => style(page, "html", "backgroundColor");
  const dark = await paper();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper();
  assert.notEqual(light, dark);
  await choose(page, "theme", "dark");
  assert.equal(await paper(), dark);
  await choose(page, "theme", "sepia");
  assert.notEqual(await paper(), light);
  await choose(page, "theme", "system");
  assert.equal(await paper(), light);
  await context.close();
});

test("choices are kept for the next page, and stand before the first paint", async () => {
  const { page, context } = await open(ARTICLE);
  await choose(page, "theme", "dark");
  await choose(page, "size", "3");
  await choose(page, "face", "hei");
  const dark = await style(page, "html", "backgroundColor");
  // Without the module, only the small blocking script can have set them.
  await context.route("**/newsprint.*.js", route => route.abort());
  await page.goto("/");
  assert.equal(await style(page, "html", "backgroundColor"), dark);
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), { theme: "dark", size: "3", face: "hei" });
  await context.unroute("**/newsprint.*.js");
  await page.reload();
  await page.click(".tools summary");
  assert.ok(await page.isChecked('.panel input[name=theme][value="dark"]'));
  assert.ok(await page.isChecked('.panel input[name=size][value="3"]'));
  await context.close();
});

test("another tab follows", async () => {
  const { page, context } = await open(ARTICLE);
  const other = await context.newPage();
  await other.goto("/");
  await choose(page, "theme", "sepia");
  await other.waitForFunction(() => document.documentElement.dataset.theme === "sepia");
  await context.close();
});

test("宋 and 黑 change the text's face", async () => {
  const { page, context } = await open(ARTICLE);
  const face = () => style(page, ".body p", "fontFamily");
  const song = await face();
  await choose(page, "face", "hei");
  assert.notEqual(await face(), song);
  assert.match(await face(), /sans-serif$/);
  await context.close();
});

test("the panel closes by Escape, which gives the focus back, and by a click outside", async () => {
  const { page, context } = await open(ARTICLE);
  await page.click(".tools summary");
  await page.focus(".panel input[name=size]:checked");
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval(".tools", tools => tools.open), false);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await page.click(".tools summary");
  await page.click("h1");
  assert.equal(await page.$eval(".tools", tools => tools.open), false);
  await context.close();
});

test("the permanent address is copied and the reader told", async () => {
  const { page, context } = await open(ARTICLE, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.click("[data-do=copy]");
  await page.waitForSelector("[role=status]:has-text('已复制')", { state: "attached" });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.textContent("[rel=bookmark]"));
  await context.close();
});

test("reading aloud marks the paragraph, pauses, changes rate and stops", async () => {
  const { page, context } = await open("about:blank");
  // No voice is installed here: this one speaks a sentence when the test says so.
  await context.addInitScript(() => {
    const voice = { queue: [], said: [], paused: false, speak(u) { this.queue.push(u); }, cancel() { this.queue = []; this.paused = false; }, pause() { this.paused = true; }, resume() { this.paused = false; } };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.next = () => { const u = voice.queue.shift(); voice.said.push(u.text); u.onend(); };
  });
  await page.goto(ARTICLE);
  await page.click("[data-do=read]");
  assert.ok(await page.isVisible(".speech"));
  assert.equal(await page.$eval(".spoken", e => e.textContent), await page.textContent(".kicker"));
  for (let i = 0; i < 4; i++) await page.evaluate(() => window.next());
  assert.equal(await page.evaluate(() => window.speechSynthesis.queue[0].lang), "zh-CN");
  assert.ok(await page.$("figcaption.spoken, .body p.spoken"));
  await page.click("[data-do=pause]");
  assert.ok(await page.evaluate(() => window.speechSynthesis.paused));
  assert.equal(await page.textContent("[data-do=pause]"), "继续");
  await page.click("[data-do=pause]");
  assert.ok(!(await page.evaluate(() => window.speechSynthesis.paused)));
  const waiting = await page.evaluate(() => window.speechSynthesis.queue[0].text);
  await page.selectOption("[name=rate]", "1.5");
  assert.deepEqual(await page.evaluate(() => [window.speechSynthesis.queue[0].rate, window.speechSynthesis.queue[0].text]), [1.5, waiting]);
  await page.click("[data-do=stop]");
  assert.ok(!(await page.isVisible(".speech")));
  assert.equal(await page.$(".spoken"), null);
  await context.close();
});
