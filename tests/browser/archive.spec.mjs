// The archive as calendars.
import { test } from "node:test";
import assert from "node:assert/strict";
import { path, site } from "./helper.mjs";

const open = site();

for (const address of ["/archive/", "/archive/2025/"]) {
  test(`${address} links the days that have an edition and no other`, async () => {
    const { page, context } = await open(address);
    const linked = await page.$$eval(".month td a", all => all.map(a => a.getAttribute("href")));
    assert.deepEqual(linked, ["/2025-09-28/", "/2025-09-29/", "/2025-10-01/"]);
    const gap = page.locator(".month td", { hasText: /^30$/ }).first();
    assert.equal(await gap.locator("a").count(), 0);
    await context.close();
  });

  test(`${address} marks the newest edition, and names every day in full`, async () => {
    const { page, context } = await open(address);
    assert.deepEqual(await page.$$eval(".newest", all => all.map(a => a.getAttribute("href"))), ["/2025-10-01/"]);
    assert.equal(await page.getByRole("link", { name: "2025年9月28日" }).count(), 1);
    await page.click(".newest");
    await page.waitForURL("**/2025-10-01/");
    assert.equal(path(page), "/2025-10-01/");
    await context.close();
  });
}

test("weeks begin on Monday and every day stands under its weekday", async () => {
  const { page, context } = await open("/archive/2025/");
  const column = await page.$eval('a[href="/2025-10-01/"]', a => a.closest("td").cellIndex);
  assert.equal(column, 2, "1 October 2025 was a Wednesday");
  await context.close();
});
