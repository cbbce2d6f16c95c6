// The search page: what a reader types, what comes, and what happens when nothing does.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { path, site } from "./helper.mjs";

const open = site();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SEARCH = "/search/";
const of = query => `${SEARCH}?${new URLSearchParams(query)}`;

const titles = page => page.$$eval("#found h2", all => all.map(heading => heading.textContent));
const told = page => page.textContent("#told");
/** Waits for the end of a search. */
const settled = (page, text) => page.waitForFunction(text => {
  const [status, list] = [document.querySelector("#told"), document.querySelector("#found")];
  return status.textContent.includes(text) && !list.ariaBusy;
}, text);

/** An archive of the given months, newest first: `{ "2025-09": [article, …] }`, one edition a month. */
async function archive(context, months) {
  const answered = [];
  const json = (route, value) => route.fulfill({ json: value });
  await context.route("**/search/index.json", route =>
    json(route, { format: 1, months: Object.keys(months).map(month => ({ month, articles: months[month].length, version: "0badcafe" })) }));
  await context.route(/\/search\/\d{4}-\d\d\.json/, route => {
    const month = new URL(route.request().url()).pathname.slice(-12, -5);
    answered.push(month);
    return json(route, { format: 1, month, editions: [{ id: `${month}-15`, pages: [{ label: "01", articles: months[month] }] }] });
  });
  return answered;
}

const article = (at, rest = {}) => ({ slug: `a${at}`, title: `潮汐第${at}篇`, ...rest });

test("a word is looked for in the whole paper, and marked where it is found", async () => {
  const { page, context, faults } = await open(SEARCH);
  assert.equal(await page.evaluate(() => document.activeElement.name), "q", "the box is ready to type in");
  assert.ok(await page.isVisible("#ways a") && !(await page.isVisible("#tips")), "before a search there are other ways");
  await page.keyboard.type("鹤屿 渡轮");
  await page.keyboard.press("Enter");
  await settled(page, "共找到");
  assert.ok(!(await page.isVisible("#ways")));
  const found = await titles(page);
  assert.ok(found.includes("八天假期 渡轮每天二十六班") && found.includes("国庆假期鹤屿航线加开渡轮"), found.join());
  assert.equal(await told(page), `共找到 ${found.length} 篇。`);
  assert.deepEqual(await page.$$eval("#found h2 mark", marks => [...new Set(marks.map(mark => mark.textContent))].sort()), ["渡轮", "鹤屿"].sort());
  assert.equal(new URL(page.url()).searchParams.get("q"), "鹤屿 渡轮");
  await page.click("#found h2 a >> nth=0");
  await page.waitForURL("**/2025-10-01/**");
  assert.ok(await page.isVisible(".piece h1"), "a result leads to its article");
  await page.goBack();
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), found, "back shows the results again");
  assert.deepEqual(faults, []);
  await context.close();
});

test("an author is found by name and role, as the byline prints them", async () => {
  const { page, context } = await open(of({ q: "记者 林澄" }));
  await settled(page, "共找到");
  await page.check("input[name=in][value=author]");
  await settled(page, "共找到");
  assert.equal(new URL(page.url()).searchParams.get("in"), "author");
  assert.ok((await titles(page)).length > 0);
  const bylines = await page.$$eval("#found .byline", all => all.map(byline => byline.textContent));
  assert.ok(bylines.every(byline => byline.includes("林澄")), bylines.join());
  assert.equal(await page.$$eval("#found h2 mark", marks => marks.length), 0, "only the field asked for is marked");
  await context.close();
});

test("days bound a search, whichever of the two is the earlier", async () => {
  const { page, context } = await open(of({ q: "临澜", from: "2025-09-29", to: "2025-09-28" }));
  await settled(page, "共找到");
  const days = await page.$$eval("#found time", all => all.map(time => time.dateTime));
  assert.deepEqual([...new Set(days)].sort(), ["2025-09-28", "2025-09-29"]);
  await context.close();
});

test("back and forward keep the query", async () => {
  const { page, context } = await open(of({ q: "灯塔" }));
  await settled(page, "共找到");
  const first = await titles(page);
  await page.fill("input[name=q] >> visible=true", "水价");
  await page.keyboard.press("Enter");
  await page.waitForURL(url => url.searchParams.get("q") === "水价");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("main [name=q]").value === "灯塔");
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), first);
  assert.ok((await page.title()).startsWith("灯塔 · "));
  await page.goForward();
  await page.waitForFunction(() => document.querySelector("main [name=q]").value === "水价");
  await context.close();
});

test("a search ends when it has found enough, and goes on to older months when asked", async () => {
  const { page, context } = await open("about:blank");
  const months = Object.fromEntries(["2025-09", "2025-08", "2025-07", "2025-06"].map(month => [month, Array.from({ length: 30 }, (_, at) => article(`${month}-${at}`))]));
  const answered = await archive(context, months);
  await page.goto(of({ q: "潮汐" }));
  await settled(page, "已检索到");
  assert.equal(await told(page), "找到 50 篇，已检索到2025年8月。");
  assert.deepEqual(answered, ["2025-09", "2025-08", "2025-07"], "one month ahead, no more");
  await page.click("#older");
  await settled(page, "已检索到2025年6月");
  assert.equal(await page.$eval(":focus", link => link.textContent), "潮汐第2025-08-20篇", "the focus goes on with the new results");
  await page.click("#older");
  await settled(page, "共找到");
  assert.equal(await told(page), "共找到 120 篇。");
  assert.equal(new Set(await titles(page)).size, 120);
  assert.ok(!(await page.isVisible("#older")));
  assert.equal(answered.length, 4, "no month is fetched twice");
  await context.close();
});

test("a rare word is looked for a year at a time", async () => {
  const { page, context } = await open("about:blank");
  const months = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`${2025 - Math.floor(at / 12)}-${String(12 - (at % 12)).padStart(2, "0")}`, [article(at)]]));
  await archive(context, months);
  await page.goto(of({ q: "第13篇" }));
  await settled(page, "没有找到");
  assert.equal(await told(page), "到2025年1月为止，没有找到“第13篇”。");
  await page.click("#older");
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), ["潮汐第13篇"]);
  await context.close();
});

test("months outside the days asked for are not fetched", async () => {
  const { page, context } = await open("about:blank");
  const answered = await archive(context, { "2025-09": [article(1)], "2025-08": [article(2)], "2025-07": [article(3)] });
  await page.goto(of({ q: "潮汐", from: "2025-08-01", to: "2025-08-31" }));
  await settled(page, "共找到");
  assert.deepEqual([await titles(page), answered], [["潮汐第2篇"], ["2025-08"]]);
  await context.close();
});

test("nothing found says so, and what to try", async () => {
  const { page, context } = await open(of({ q: "没有这样的词" }));
  await settled(page, "没有找到");
  assert.equal(await told(page), "没有找到“没有这样的词”。");
  assert.ok(await page.isVisible("#tips li"));
  assert.ok(await page.isVisible("#ways a[href='/archive/2025/']"));
  await page.fill("main input[name=q]", "灯塔");
  await page.keyboard.press("Enter");
  await settled(page, "共找到");
  assert.ok(!(await page.isVisible("#ways")));
  await context.close();
});

test("a month that cannot be fetched is told, and tried again", async () => {
  const { page, context } = await open("about:blank");
  await archive(context, { "2025-09": [article(1)], "2025-08": [article(2)] });
  let isDown = true;
  await context.route("**/search/2025-08.json*", route => (isDown ? route.fulfill({ status: 503 }) : route.fallback()));
  await page.goto(of({ q: "潮汐" }));
  await settled(page, "没有取到");
  assert.deepEqual(await titles(page), ["潮汐第1篇"], "what has come stays");
  assert.equal(await page.textContent("#older"), "再试一次");
  isDown = false;
  await page.click("#older");
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), ["潮汐第1篇", "潮汐第2篇"]);
  await context.close();
});

test("an index of another format is not read", async () => {
  const { page, context } = await open("about:blank");
  await context.route("**/search/index.json", route => route.fulfill({ json: { format: 2, months: [] } }));
  await page.goto(of({ q: "潮汐" }));
  await settled(page, "没有取到");
  await context.close();
});

test("hostile texts are texts", async () => {
  const { page, context, faults } = await open("about:blank");
  const evil = "<img src=x onerror=alert(1)>";
  await archive(context, { "2025-09": [{
    slug: "../../evil?x=<\"#", title: evil, kicker: evil, subtitle: evil, authors: [[evil, evil, evil]], source: evil,
    section: evil, topics: [evil], kind: "advert", lang: "\"><script>", summary: `$& {count} ${evil}`,
  }] });
  await page.goto(of({ q: evil }));
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), [evil]);
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.equal(await page.getAttribute("#found h2 a", "href"), `${new URL(page.url()).origin}/2025-09-15/..%2F..%2Fevil%3Fx%3D%3C%22%23/`);
  await page.goto(of({ q: "\"><svg onload=alert(1)> {count}" }));
  await settled(page, "没有找到");
  assert.equal(await told(page), "没有找到“\"><svg onload=alert(1)> {count}”。");
  assert.equal(await page.locator("main svg").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("/ opens the search from any page, and finds the box of a page that has one", async () => {
  const { page, context } = await open("/2025-10-01/wanghe-lighthouse/");
  await page.keyboard.press("/");
  assert.ok(await page.isVisible("dialog#search"));
  await page.keyboard.type("灯/塔");
  assert.equal(await page.inputValue("dialog#search input"), "灯/塔", "in the box it is a character");
  await page.fill("dialog#search input", "");
  await page.keyboard.press("Escape");
  assert.ok(!(await page.isVisible("dialog#search")));
  await page.keyboard.press("/");
  await page.fill("dialog#search input", "灯塔");
  await page.keyboard.press("Enter");
  await page.waitForURL(url => url.pathname === SEARCH && url.searchParams.get("q") === "灯塔");
  await settled(page, "共找到");
  await page.focus("#found h2 a");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main [role=search]") && document.activeElement.name), "q");
  for (const address of ["/", "/404.html"]) {
    await page.goto(address);
    await page.keyboard.press("/");
    assert.ok(!(await page.isVisible("dialog#search")), address);
    await page.keyboard.type("灯塔");
    await page.keyboard.press("Enter");
    await page.waitForURL(url => url.pathname === SEARCH);
  }
  await context.close();
});

test("/ opens the search again at once after it was closed", async () => {
  const { page, context } = await open("/about/");
  await page.keyboard.press("/");
  const isOpen = await page.evaluate(() => {
    const dialog = document.querySelector("dialog#search");
    const input = dialog.querySelector("input");
    input.focus();
    dialog.close();
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
    return dialog.open;
  });
  assert.ok(isOpen);
  await context.close();
});

test("/ is silent when keys are switched off", async () => {
  const { page, context } = await open("/about/");
  await page.evaluate(() => (document.documentElement.dataset.keys = "off"));
  await page.keyboard.press("/");
  assert.ok(!(await page.isVisible("dialog#search")));
  await context.close();
});

test("without JavaScript the page leads to every article by lists", async () => {
  const { page, context } = await open(SEARCH, { javaScriptEnabled: false });
  assert.ok(!(await page.isVisible("main [role=search]")));
  for (const address of ["/archive/2025/", "/sections/", "/authors/", "/topics/"]) {
    assert.ok(await page.isVisible(`#ways a[href="${address}"]`), address);
  }
  await page.click('#ways a[href="/archive/2025/"]');
  assert.equal(path(page), "/archive/2025/");
  await context.close();
});

for (const theme of ["light", "dark", "sepia"]) {
  test(`axe finds nothing on results, on no results, and in the dialog: ${theme}`, async () => {
    const { page, context } = await open("/", { reducedMotion: "reduce" });
    await page.evaluate(theme => localStorage.setItem("newsprint", JSON.stringify({ theme })), theme);
    const violations = async () => {
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join("; ")}`);
      });
    };
    await page.goto(of({ q: "渡轮", in: "all" }));
    await settled(page, "共找到");
    assert.deepEqual(await violations(), []);
    await page.goto(of({ q: "没有这样的词" }));
    await settled(page, "没有找到");
    assert.deepEqual(await violations(), []);
    await page.goto("/about/");
    await page.keyboard.press("/");
    assert.deepEqual(await violations(), []);
    await context.close();
  });
}
