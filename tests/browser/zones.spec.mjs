// The newspaper page: hot zones over the facsimile, the title list beside it, the map without a picture.
import { test } from "node:test";
import assert from "node:assert/strict";
import { path, site } from "./helper.mjs";

const open = site();
const PAGE = "/2025-10-01/01/";
const LEAD = "/2025-10-01/wanghe-lighthouse/";

const stroke = (page, href) =>
  page.$eval(`.zones a[href="${href}"] polygon`, shape => getComputedStyle(shape).stroke);

test("every zone is a link named by its headline, and has its title in the list", async () => {
  const { page, context } = await open(PAGE);
  const zones = await page.$$eval(".zones a", all => all.map(a => [a.getAttribute("href"), a.getAttribute("aria-label")]));
  const titles = await page.$$eval(".titles hgroup a", all => all.map(a => [a.getAttribute("href"), a.textContent]));
  assert.ok(zones.length >= 5);
  assert.deepEqual(zones, titles);
  await context.close();
});

test("a zone is outlined under the pointer and under the keyboard's focus, and lights its title", async () => {
  const { page, context } = await open(PAGE, { reducedMotion: "reduce" });
  const clear = await stroke(page, LEAD);
  await page.hover(`.zones a[href="${LEAD}"] polygon`, { position: { x: 80, y: 60 } });
  assert.notEqual(await stroke(page, LEAD), clear);
  assert.ok(await page.$(`.titles a.lit[href="${LEAD}"]`));
  await page.mouse.move(2, 2);
  assert.equal(await stroke(page, LEAD), clear);
  await page.focus(`.zones a[href="${LEAD}"]`);
  assert.notEqual(await stroke(page, LEAD), clear);
  await context.close();
});

test("a title lights its zone", async () => {
  const { page, context } = await open(PAGE, { reducedMotion: "reduce" });
  const clear = await stroke(page, LEAD);
  await page.hover(`.titles a[href="${LEAD}"]`);
  assert.notEqual(await stroke(page, LEAD), clear);
  await context.close();
});

test("a zone is reached by Tab and followed by Enter", async () => {
  const { page, context } = await open(PAGE);
  const isZone = () => page.evaluate(() => document.activeElement.matches(".zones a"));
  for (let presses = 0; presses < 60 && !(await isZone()); presses++) await page.keyboard.press("Tab");
  const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await page.keyboard.press("Enter");
  await page.waitForURL(url => url.pathname === href);
  assert.ok(await page.isVisible("h1"));
  await context.close();
});

for (const width of [320, 768, 1440]) {
  test(`zones lie over the picture at ${width} pixels`, async () => {
    const { page, context } = await open(PAGE, { viewport: { width, height: 800 } });
    const picture = await (await page.$(".facsimile img")).boundingBox();
    const zones = await (await page.$(".zones")).boundingBox();
    for (const side of ["x", "y", "width", "height"]) assert.ok(Math.abs(picture[side] - zones[side]) < 1.5, side);
    // Without its stroke, which does not grow with the picture.
    const lead = await page.$eval(`.zones a[href="${LEAD}"] polygon`, shape => {
      const [box, to] = [shape.getBBox(), shape.getScreenCTM()];
      return { x: box.x * to.a + to.e, width: box.width * to.a };
    });
    assert.ok(Math.abs((lead.x - picture.x) / picture.width - 0.05) < 0.01);
    assert.ok(Math.abs(lead.width / picture.width - 0.596) < 0.01);
    await context.close();
  });
}

test("a page without a picture is set from its headlines, each block a link", async () => {
  const { page, context } = await open("/2025-10-01/02/");
  const boxes = await page.$$eval(".blocks .block", all => all.map(a => ({ href: a.getAttribute("href"), box: a.getBoundingClientRect().toJSON(), text: a.textContent })));
  assert.equal(boxes.length, await page.$$eval(".titles hgroup a", all => all.length));
  for (const { box, text } of boxes) {
    assert.ok(box.width >= 24 && box.height >= 24, text);
    assert.ok(text.trim());
  }
  const whole = await (await page.$(".map")).boundingBox();
  const filled = boxes.reduce((sum, { box }) => sum + box.width * box.height, 0);
  assert.ok(Math.abs(filled / (whole.width * whole.height) - 1) < 0.03, "the blocks fill the page");
  await page.click(`.block[href="${boxes[0].href}"]`);
  await page.waitForURL(url => url.pathname === boxes[0].href);
  await context.close();
});

test("the strip of pages marks the page that is shown, and pages turn", async () => {
  const { page, context } = await open(PAGE);
  assert.equal(await page.getAttribute(".strip [aria-current=page]", "href"), PAGE);
  await page.click(".turn .next");
  await page.waitForURL("**/2025-10-01/02/");
  await page.click(".turn .prev");
  await page.waitForURL("**/2025-10-01/01/");
  assert.equal(path(page), PAGE);
  await context.close();
});
