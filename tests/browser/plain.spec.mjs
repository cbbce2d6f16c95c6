// Without JavaScript: front page → page → article → next → archive → section, and nothing dead is shown.
import { test } from "node:test";
import assert from "node:assert/strict";
import { KINDS, path, site } from "./helper.mjs";

const open = site();

async function follow(page, selector) {
  const href = await page.getAttribute(selector, "href");
  await Promise.all([page.waitForURL(url => url.pathname === href), page.click(selector)]);
}

test("a reader without JavaScript goes through the whole paper", async () => {
  const { page, context } = await open("/", { javaScriptEnabled: false });
  await follow(page, ".strip li:first-child a");
  assert.equal(path(page), "/2025-10-01/01/");
  await follow(page, ".titles a");
  assert.ok(await page.isVisible(".body p"));
  await follow(page, ".turn .next");
  assert.ok(await page.isVisible(".piece h1"));
  await follow(page, '.ways a[href="/archive/"]');
  await follow(page, ".month a.newest");
  assert.equal(path(page), "/2025-10-01/");
  await follow(page, "#index a");
  assert.ok(await page.isVisible(".entry h2 a"));
  await context.close();
});

for (const [kind, address] of Object.entries(KINDS)) {
  test(`without JavaScript the ${kind} shows no control that does nothing`, async () => {
    const { page, context } = await open(address, { javaScriptEnabled: false });
    const shown = await page.locator("button:visible, select:visible, input:visible").count();
    assert.equal(shown, 0);
    await context.close();
  });
}
