// The search page: what a reader types, what comes, and what happens when nothing does.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { path, site } from "./helper.mjs";
import { archive, article, days } from "./search_index.mjs";

const open = site();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SEARCH = "/search/";
const of = query => `${SEARCH}?${new URLSearchParams(query)}`;

const titles = page => page.$$eval("#found h2", all => all.map(heading => heading.textContent));
const told = page => page.textContent("#told");
/** Waits until a search rests, with a text. */
const settled = (page, text) => page.waitForFunction(text => {
  const [status, list] = [document.querySelector("#told"), document.querySelector("#found")];
  return status?.textContent.includes(text) && !list.ariaBusy;
}, text);

/** Opens the search of an archive made up for the test. */
async function search(query, editions, options = {}) {
  const { page, context, faults } = await open("about:blank");
  page.setDefaultTimeout(10_000);
  const index = await archive(context, editions, options);
  await options.before?.(page, index);
  if (query) await page.goto(of(typeof query === "string" ? { q: query } : query));
  return { page, context, faults, index };
}

/** A promise with its key. */
function gate() {
  let open;
  const closed = new Promise(done => (open = done));
  return [closed, open];
}

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
  assert.equal(await page.getAttribute("ol.results", "data-total"), `${found.length}`);
  assert.deepEqual(await page.$$eval("ol.results > li", all => all.map(hit => hit.querySelectorAll("a[href]").length)), found.map(() => 1));
  assert.deepEqual(await page.$$eval("#found mark", marks => [...new Set(marks.map(mark => mark.textContent))].sort()), ["渡轮", "鹤屿", "鹤屿渡轮"]);
  assert.ok(await page.$$eval("#found > li", all => all.every(hit => hit.querySelector("mark"))), "every hit shows why it is one");
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
  const { page, context } = await open(of({ q: "\"记者 林澄\"" }));
  await settled(page, "共找到");
  await page.check("input[name=in][value=author]");
  await settled(page, "共找到");
  assert.equal(new URL(page.url()).searchParams.get("in"), "author");
  const bylines = await page.$$eval("#found .byline mark", all => all.map(mark => mark.textContent));
  assert.ok(bylines.length > 0 && bylines.every(name => name === "记者 林澄"), bylines.join());
  assert.equal(await page.$$eval("#found h2 mark", marks => marks.length), 0, "only the field asked for is marked");
  await context.close();
});

test("days bound a search, whichever of the two is the earlier, and a day may be typed", async () => {
  const { page, context } = await open(of({ q: "临澜", from: "2025-09-29", to: "2025-09-28" }));
  const shown = async () => [...new Set(await page.$$eval("#found time", all => all.map(time => time.dateTime)))].sort();
  await settled(page, "共找到");
  assert.deepEqual(await shown(), ["2025-09-28", "2025-09-29"]);
  await page.goto(of({ q: "临澜 2025/9/29" }));
  await settled(page, "共找到");
  assert.deepEqual(await shown(), ["2025-09-29"]);
  await context.close();
});

test("a result opens where the words stand", async () => {
  const { page, context } = await open(of({ q: "老街灯会画了一盏灯" }), { viewport: { width: 390, height: 500 } });
  await settled(page, "共找到");
  assert.match(await page.getAttribute("#found a", "href"), /#:~:text=.*%E8%80%81/);
  await page.click("#found a");
  await page.waitForURL("**/2025-10-01/**");
  await page.waitForFunction(() => scrollY > 1000);
  const box = await page.locator("p:has-text('老街灯会画了一盏灯') >> nth=0").boundingBox();
  assert.ok(box.y + box.height > 0 && box.y < 500, JSON.stringify(box));
  await context.close();
});

test("words in quotation marks stand together, traditional and simplified are alike, - leaves out", async () => {
  const paper = days(3, (id, at) => [article(id, 1, { text: ["张骞出使西域", "西域出使张骞", "習近平與張騫"][at] })]);
  const { page, context } = await search("", paper, { folds: "習习騫骞張张與与" });
  for (const [query, expected] of [["\"張騫出使\"", 1], ["張騫 出使", 2], ["习近平", 1], ["張騫 -出使", 1], ["“张骞出使”", 1], ["「西域 出使」", 0], ["张骞 2025-09-28", 1]]) {
    await page.goto(of({ q: query }));
    await settled(page, expected ? "共找到" : "没有找到");
    assert.equal((await titles(page)).length, expected, query);
  }
  await context.close();
});

test("back and forward keep the query", async () => {
  const { page, context } = await open(of({ q: "灯塔" }));
  await settled(page, "共找到");
  const first = await titles(page);
  await page.fill("main [name=q]", "水价");
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

test("twenty results come, with the total, and more when asked", async () => {
  const paper = days(9, id => Array.from({ length: 5 }, (_, at) => article(id, at)));
  const { page, context, index } = await search("潮汐", paper, { segments: [8, 1], texts: 5 });
  await settled(page, "共找到");
  assert.equal(await told(page), "共找到 45 篇。", "lists tell the total");
  assert.equal((await titles(page)).length, 20);
  const texts = () => index.asked.filter(path => path.startsWith("texts/")).length;
  assert.ok(texts() <= 6, `${texts()} blocks of texts for 20 results`);
  await page.click("#older");
  await page.waitForFunction(() => document.querySelector("#found").childElementCount === 40);
  await settled(page, "共找到");
  assert.equal(await page.$eval(":focus", link => [...document.querySelectorAll("#found a")].indexOf(link)), 20, "the focus goes on with the new results");
  await page.click("#older");
  await page.waitForFunction(() => document.querySelector("#found").childElementCount === 45);
  await settled(page, "共找到");
  assert.ok(!(await page.isVisible("#older")));
  const dates = await page.$$eval("#found time", all => all.map(time => time.dateTime));
  assert.deepEqual(dates, dates.toSorted().reverse(), "the newest first");
  assert.equal(new Set(index.asked).size, index.asked.length, "no file is fetched twice");
  await context.close();
});

test("where lists do not tell the total, it is said to be the least", async () => {
  const { page, context } = await search("潮汐第", days(6, id => Array.from({ length: 5 }, (_, at) => article(id, at))));
  await settled(page, "至少找到");
  assert.match(await told(page), /^至少找到 2\d 篇。$/);
  await page.click("#older");
  await settled(page, "共找到 30 篇");
  await context.close();
});

test("results stay in order as they arrive, and say so three times at most", async () => {
  const paper = days(12, id => [article(id, 1)]);
  const { page, context } = await search("潮汐", paper, {
    texts: 1, segments: [6, 4, 2],
    before: page => page.addInitScript(() => {
      window.seen = [];
      window.said = [];
      document.addEventListener("DOMContentLoaded", () => {
        const [list, status] = [document.querySelector("#found"), document.querySelector("#told")];
        new MutationObserver(() => window.seen.push([...list.querySelectorAll("time")].map(time => time.dateTime))).observe(list, { childList: true });
        new MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, { childList: true });
      });
    }),
  });
  await settled(page, "共找到");
  const [seen, said] = await page.evaluate(() => [window.seen, window.said]);
  const last = seen.at(-1);
  assert.equal(last.length, 12);
  for (const some of seen) assert.deepEqual(some, last.slice(0, some.length));
  assert.ok(seen.length > 2, "they are shown one after another");
  assert.ok(said.length <= 3, said.join());
  await context.close();
});

test("the whole archive is searched before it says nothing; the way is shown, and can be stopped and gone on with", async () => {
  const paper = days(12, (id, at) => [article(id, 1, { text: at ? "晨报" : "早晨日报" })]);
  for (const way of ["button", "Escape"]) {
    const [closed, release] = gate();
    const { page, context, index } = await search("\"晨 报\"", paper, { texts: 1, segments: [6, 6], terms: 5, before: (_, index) => void (index.gate = closed) });
    await settled(page, "没有找到");
    assert.match(await told(page), /历年报纸都已查过/);
    await page.fill("main [name=q]", "早晨日报");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#looking:not([hidden])");
    assert.ok(await page.isVisible("#looking progress") && (await page.isVisible("#stop")));
    if (way === "button") await page.click("#stop");
    else await page.keyboard.press("Escape");
    await settled(page, "停在");
    assert.ok(!(await page.isVisible("#looking")));
    assert.equal(await page.inputValue("main [name=q]"), "早晨日报", "what was typed stays");
    assert.equal(await page.textContent("#older"), "继续检索");
    const box = await page.locator("#older").boundingBox();
    assert.ok(box.y + box.height < 900, "the way on is on the screen");
    release();
    await page.click("#older");
    await settled(page, "共找到 1 篇");
    assert.ok(index.asked.length > 0);
    await context.close();
  }
});

test("clearing the box clears the results", async () => {
  const { page, context } = await search("潮汐", days(2, id => [article(id, 1)]));
  await settled(page, "共找到");
  await page.fill("main [name=q]", "");
  await page.waitForFunction(() => !document.querySelector("#found").childElementCount);
  assert.equal(await told(page), "");
  assert.ok(await page.isVisible("#ways a"));
  assert.equal(new URL(page.url()).search, "");
  await page.goBack();
  await settled(page, "共找到");
  assert.equal((await titles(page)).length, 2);
  await context.close();
});

test("years and sections are counted, and narrow the search", async () => {
  const paper = [["2023-05-01", 3], ["2024-05-01", 2], ["2025-05-01", 30]].map(([id, count]) =>
    [id, Array.from({ length: count }, (_, at) => article(id, at, { section: at % 3 ? "要闻" : "国际 评论" }))]);
  const { page, context } = await search("潮汐", paper, { segments: [2, 1] });
  await settled(page, "共找到 35 篇");
  const counts = at => page.$$eval(`#narrow ul:nth-child(${at}) li`, all => all.map(item => item.textContent));
  assert.deepEqual(await counts(1), ["2025 30", "2024 2", "2023 3"]);
  assert.deepEqual(await counts(2), ["要闻 23", "国际 评论 12"]);
  await page.click("#narrow a:text('2023')");
  await settled(page, "共找到 3 篇");
  assert.deepEqual(await page.$$eval("#found time", all => all.map(time => time.dateTime)), Array(3).fill("2023-05-01"));
  await page.click("#narrow a:text('国际 评论')");
  await settled(page, "共找到 1 篇");
  await page.click("#narrow a:text('全部日期')");
  await settled(page, "共找到 12 篇");
  await context.close();
});

test("the best match may come first", async () => {
  const paper = days(3, (id, at) => [article(id, 1, { title: at ? `旧闻${at}` : "渡轮", text: `${"海".repeat(80)}渡轮` })]);
  const { page, context } = await search("渡轮", paper);
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), ["旧闻2", "旧闻1", "渡轮"]);
  await page.check("[name=order][value=relevance]");
  await page.waitForFunction(() => document.querySelector("#found h2")?.textContent === "渡轮");
  await settled(page, "共找到");
  assert.equal(new URL(page.url()).searchParams.get("order"), "relevance");
  await page.reload();
  await settled(page, "共找到");
  assert.deepEqual((await titles(page))[0], "渡轮");
  await context.close();
});

test("who comes back finds the results and the place again", async () => {
  const paper = days(12, id => Array.from({ length: 5 }, (_, at) => article(id, at)));
  const { page, context } = await search("潮汐", paper);
  await settled(page, "共找到");
  await page.click("#older");
  await page.waitForFunction(() => document.querySelector("#found").childElementCount === 40);
  await settled(page, "共找到");
  await page.locator("#found > li").nth(33).scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => scrollY);
  await page.evaluate(() => document.querySelectorAll("#found a")[33].setAttribute("href", "/about/"));
  await page.click("#found > li:nth-child(34) a");
  await page.waitForURL("**/about/");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#found")?.childElementCount === 40);
  await page.waitForFunction(top => Math.abs(scrollY - top) < 200, top);
  await context.close();
});

test("nothing found says so, and shows other ways", async () => {
  const { page, context } = await open(of({ q: "没有这样的词" }));
  await settled(page, "没有找到");
  assert.equal(await told(page), "没有找到“没有这样的词”。历年报纸都已查过。");
  assert.ok(await page.isVisible("#tips li"));
  assert.ok(await page.isVisible("#ways a[href='/archive/2025/']"));
  await page.fill("main input[name=q]", "灯塔");
  await page.keyboard.press("Enter");
  await settled(page, "共找到");
  assert.ok(!(await page.isVisible("#ways")));
  await context.close();
});

test("what cannot be fetched is told, and tried again", async () => {
  const paper = days(4, id => [article(id, 1)]);
  let isDown = true;
  const { page, context, index } = await search("潮汐", paper, {
    segments: [2, 2], texts: 2, before: (_, index) => (index.isDown = path => isDown && path === [...index.files.keys()].find(path => path.startsWith("texts/"))),
  });
  await settled(page, "没有取到");
  assert.equal((await titles(page)).length, 2, "what has come stays");
  assert.equal(await page.textContent("#older"), "再试一次");
  isDown = false;
  await page.click("#older");
  await settled(page, "共找到");
  assert.equal(new Set(await titles(page)).size, 1);
  assert.equal((await titles(page)).length, 4);
  assert.ok(index.asked.length < 12);
  isDown = true;
  index.isDown = path => path === "index.bin";
  await page.goto(of({ q: "潮汐" }));
  await settled(page, "没有取到");
  assert.ok(await page.isVisible("#ways a"));
  index.isDown = () => false;
  await page.click("#older");
  await settled(page, "共找到");
  await context.close();
});

test("a site that is rebuilt meanwhile is searched anew", async () => {
  const [one, other] = [days(2, id => [article(id, 1)]), days(3, id => [article(id, 1)])];
  const { page, context, index } = await search("潮汐", one);
  await settled(page, "共找到 2 篇");
  index.files = (await archive(await context.browser().newContext(), other)).files;
  await page.fill("main [name=q]", "要闻");
  await page.keyboard.press("Enter");
  await settled(page, "共找到");
  assert.ok([2, 3].includes((await titles(page)).length));
  await page.fill("main [name=q]", "潮汐 -没有");
  await page.keyboard.press("Enter");
  await settled(page, "共找到");
  await context.close();
});

test("an index of another format, or none, is told in clear words", async () => {
  const { page, context, index } = await search("潮汐", [], { before: (_, index) => index.files.set("index.bin", Buffer.from("<!doctype html>")) });
  await settled(page, "检索资料不在");
  assert.ok(await page.isVisible("#ways a"));
  index.files.clear();
  await page.reload();
  await settled(page, "检索资料不在");
  await context.close();
});

test("a browser that cannot read the index says so", async () => {
  const { page, context, index } = await search("潮汐", [], { before: page => page.addInitScript(() => delete window.DecompressionStream) });
  await settled(page, "浏览器");
  assert.ok(await page.isVisible("#ways a"));
  assert.deepEqual(index.asked, []);
  await context.close();
});

test("a theme's page with the parts of earlier versions still searches", async () => {
  const { page, context } = await search("潮汐", days(2, id => [article(id, 1)]), {
    before: async page => {
      await page.route("**/js/newsprint-search.js", route => route.fulfill({ contentType: "text/javascript", body: readFileSync(new URL("../../crates/search/js/newsprint-search.js", import.meta.url)) }));
      await page.route("**/search/?*", async route => {
        const html = await (await route.fetch()).text();
        const old = html.replace(/ data-module=("[^"]*"|[^ >]+)/, "").replace("index.bin", "index.json").replace(/<div [^>]*id=narrow>.*?<\/div>/s, "").replace(/<p [^>]*id=looking>.*?<\/p>/s, "");
        return route.fulfill({ body: old, contentType: "text/html; charset=utf-8" });
      });
    },
  });
  await settled(page, "共找到 2 篇");
  assert.equal(await page.locator("[data-module], #narrow, #looking").count(), 0);
  await context.close();
});

test("first results need few files, and nothing moves when they come", async () => {
  const paper = days(40, id => Array.from({ length: 8 }, (_, at) => article(id, at, { text: `港口第${at}号泊位` })));
  const { page, context, index } = await search("泊位", paper, { segments: [30, 8, 2], terms: 60 });
  await settled(page, "共找到 320 篇");
  const first = index.asked.findIndex(path => path.startsWith("texts/"));
  assert.ok(first <= 3, index.asked.slice(0, 5).join());
  assert.ok(index.asked.length <= 18, index.asked.join());
  const shift = await page.evaluate(() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => (total += entry.value))).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
  }));
  assert.ok(shift < 0.01, `moved by ${shift}`);
  await context.close();
});

test("hostile texts are texts", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const paper = [["2025-09-15", [{
    url: "javascript:alert(1)//%22%3E", date: "2025-09-15", page: evil, title: evil, kicker: evil, subtitle: evil, byline: evil,
    section: evil, topics: [evil], captions: [evil], kind: "advert", lang: "\"><script>", summary: `$& {count} ${evil}`, text: evil,
  }]]];
  const { page, context, faults } = await search("\"<img src\"", paper);
  await settled(page, "共找到");
  assert.deepEqual(await titles(page), [evil]);
  assert.equal(await page.locator("main img, main script").count(), 0);
  const { origin } = new URL(page.url());
  assert.ok((await page.getAttribute("#found h2 a", "href")).startsWith(`${origin}/`));
  await page.goto(of({ q: "'><svg onload=alert(1)> {count} $&" }));
  await settled(page, "没有找到");
  assert.equal(await told(page), "没有找到“'><svg onload=alert(1)> {count} $&”。历年报纸都已查过。");
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
