// That layout.mjs sees what it is for: pages made by hand with one thing wrong, beside the same page with nothing wrong.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { SCREENS, faults, measure } from "./layout.mjs";

let browser, page;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  page = await browser.newPage();
});
after(() => browser?.close());

const STYLE = `body { margin: 0; font: 16px/27px sans-serif } p, h1, h2, h3, ul { margin: 0; font-size: 16px } img { display: block }
  main > * { max-width: 1200px; margin-inline: auto } .box { box-sizing: border-box; overflow: hidden }`;
const svg = (width, height) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`)}`;
/** So many lines of text that fill their box. */
const text = lines => Array.from({ length: lines }, () => "<p style='white-space: nowrap; overflow: hidden'>" + "潮水正在退去".repeat(40) + "</p>").join("");
const story = (name, inside = "") => `<article><h2><a href="/2025-10-01/${name}/">望鹤灯塔今晚亮灯</a></h2>${inside}</article>`;

/** Measures a page whose `main` holds some HTML. */
async function measured(main, width = 1440) {
  await page.setViewportSize({ width, height: SCREENS[width] });
  // A frame for links: the addresses of stories are told by their paths.
  await page.route("http://paper.example/**", route => route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><html lang="zh"><style>${STYLE}</style><body><main>${main}</main>` }));
  await page.goto("http://paper.example/");
  return measure(page);
}

const whats = (found, options) => faults(found, options).map(({ what }) => what);
const near = (actual, wanted, slack) => assert.ok(Math.abs(actual - wanted) <= slack, `${actual} is not ${wanted} ± ${slack}`);

test("a page full of text has no fault", async () => {
  for (const width of [390, 820, 1440]) {
    const found = await measured(`<div>${text(60)}</div>`, width);
    assert.deepEqual(whats(found), [], `${width}: ${JSON.stringify(found)}`);
    assert.ok(found.hole.share < 0.03);
  }
});

test("a page that scrolls sideways is told, with what does", async () => {
  const found = await measured(`<div><p style="width: 500px">很宽的一段</p><p style="width: 600px; white-space: nowrap">${"潮".repeat(37)}</p></div>`, 390);
  assert.equal(found.sideways.by, 210);
  assert.match(found.sideways.where, /潮潮潮/);
  assert.ok(whats(found).includes("scrolls sideways"));
});

test("a hole between columns is found where it is, as large as it is", async () => {
  const found = await measured(`<div class="box" style="display: flex; gap: 40px"><div class="box" style="width: 580px">${text(40)}</div><div class="box" style="width: 580px">${text(10)}</div></div>`);
  // 1200 pixels stand in the middle of 1440; the second column begins at 740 and ends after ten lines of 27.
  const [left, top, width, height] = found.hole.place;
  near(left, 700, 10); // the gutter belongs to what is empty
  near(top, 270, 16);
  near(width, 620, 16);
  near(height, 30 * 27, 24);
  near(found.hole.share, 620 * 810 / (1440 * 900), 0.03);
  assert.deepEqual(whats(found), ["hole, in screens"]);
});

test("a hole that a picture or an upright picture in a wide frame fills, or does not", async () => {
  const frame = inside => `<div class="box" style="display: flex; gap: 40px"><div class="box" style="width: 580px">${text(22)}</div><div>${inside}</div></div>`;
  const full = await measured(frame(`<img src="${svg(580, 590)}" alt="">`));
  assert.ok(full.hole.share < 0.05, JSON.stringify(full.hole));
  const upright = await measured(frame(`<img src="${svg(200, 590)}" alt="" style="width: 580px; height: 590px; object-fit: contain; object-position: 0 0">`));
  near(upright.hole.place[2], 380, 16);
  assert.ok(upright.hole.share > 0.12);
  const bordered = await measured(frame(`<div style="width: 580px; height: 590px; border: 1px solid; background: beige"></div>`));
  assert.ok(bordered.hole.share > 0.12, "borders and tints are no ink");
});

test("the margins of the page and the gaps between paragraphs are no holes", async () => {
  const spaced = Array.from({ length: 20 }, () => `<div style="margin-block: 30px">${text(2)}</div>`).join("");
  const found = await measured(`<div style="max-width: 700px">${spaced}</div>`);
  assert.ok(found.hole.share < 0.04, JSON.stringify(found.hole));
});

test("what is cut off is no ink", async () => {
  const found = await measured(`<div class="box" style="display: flex"><div class="box" style="width: 600px; height: 810px">${text(30)}</div><div style="width: 600px; height: 81px; overflow: hidden">${text(30)}</div></div>`);
  near(found.hole.place[3], 27 * 27, 24);
});

test("a box narrower than eight letters is told, a label is not", async () => {
  const boxes = `<div>${text(3)}</div><div style="display: flex; gap: 20px"><p class="squeezed" style="width: 100px">市民可以在这里登记报名</p><p style="width: 60px">总第八二一八期</p><span>第01版</span><p>2025-10-01 星期三</p><p style="width: 130px">市民可以在这里登记报名</p></div>`;
  const { narrow } = await measured(boxes);
  assert.equal(narrow.length, 1, JSON.stringify(narrow));
  assert.equal(narrow[0].em, 100 / 16);
  assert.match(narrow[0].where, /squeezed/);
  const large = await measured(`<div><h2 style="font-size: 60px; line-height: 1.3; width: 420px">${"夜班渡轮下周增开四班"}</h2></div>`);
  assert.equal(large.narrow.length, 1, "by its own letters");
});

test("one story upon another is told, lines of one story are not", async () => {
  const apart = await measured(`<div>${story("a", text(2))}${story("b", text(2))}</div>`);
  assert.deepEqual(apart.overlaps, []);
  const upon = await measured(`<div>${story("a", text(2))}<div style="margin-top: -18px">${story("b", text(2))}</div></div>`);
  assert.ok(upon.overlaps.length > 0 && upon.overlaps[0].by > 2, JSON.stringify(upon.overlaps));
  const pictured = await measured(`<div>${story("a", `<img src="${svg(400, 300)}" alt="">`)}<div style="margin-top: -20px">${story("b", text(2))}</div></div>`);
  assert.match(pictured.overlaps[0].where, /img/);
  const tight = await measured(`<div>${story("a", "<p style='width: 160px; line-height: 1'>市民可以在这里登记报名参加</p>")}</div>`);
  assert.deepEqual(tight.overlaps, []);
});

const columns = (...heights) => heights.map(lines => `<div class="box">${text(lines)}</div>`).join("");
const grid = (inside, style = "grid-template-columns: repeat(3, 1fr)") => `<div class="columns box" style="display: grid; gap: 20px; ${style}">${inside}</div>`;

test("columns that end apart are told, row by row", async () => {
  const even = await measured(grid(columns(10, 11, 12) + columns(4, 4, 5)));
  near(even.uneven.lines, 2, 0.1);
  const uneven = await measured(grid(columns(10, 10, 10) + columns(4, 9, 4)));
  near(uneven.uneven.lines, 5, 0.1);
  assert.ok(whats(uneven, { isFront: true, stories: 0 }).includes("uneven columns, in lines"));
  const empty = await measured(grid(`${columns(8, 8)}<div></div>`));
  near(empty.uneven.lines, 8, 0.6);
  const narrow = await measured(grid(columns(10, 20), "grid-template-columns: 1fr"), 390);
  assert.equal(narrow.uneven.lines, 0, "one column has nothing beside it");
});

test("a column of two boxes ends where the lower one does", async () => {
  const inside = lines => `<div class="box" style="grid-column: 1">${text(5)}</div><div class="box" style="grid-column: 1">${text(5)}</div><div class="box" style="grid-column: 2; grid-row: 1 / 3">${text(lines)}</div>`;
  near((await measured(grid(inside(11), "grid-template-columns: 1fr 1fr"))).uneven.lines, 0, 0.6);
  assert.ok((await measured(grid(inside(4), "grid-template-columns: 1fr 1fr"))).uneven.lines > 5);
});

test("text that flows from column to column has columns too", async () => {
  const flow = inside => `<div class="columns box" style="columns: 3; column-gap: 30px">${inside}</div>`;
  assert.ok((await measured(flow(text(30)))).uneven.lines <= 1);
  near((await measured(flow(`<div style="break-after: column">${text(3)}</div><div style="break-after: column">${text(12)}</div>${text(12)}`))).uneven.lines, 9, 0.6);
});

test("the front page without marked columns is measured by its parts", async () => {
  const found = await measured(`<div class="frontpage box" style="display: grid; grid-template-columns: 1fr 1fr">${columns(4, 10)}</div>`);
  near(found.uneven.lines, 6, 0.1);
});

test("a masthead that is too high or runs out is told", async () => {
  const good = await measured(`<header class="masthead"><h1>临澜日报</h1></header><div>${text(4)}</div>`);
  assert.deepEqual(whats(good, { isFront: true, stories: 0 }), []);
  const high = await measured(`<header class="masthead" style="height: 241px"><h1>临澜日报</h1></header>`);
  assert.deepEqual(whats(high, { isFront: true, stories: 0 }), ["height of the masthead"]);
  const wide = await measured(`<header class="masthead" style="width: 300px; margin: 0"><h1 style="white-space: nowrap">临澜市汐湾新区社区生活服务周报与公告栏目</h1></header>`, 390);
  near(wide.masthead.over, 20, 4);
  assert.ok(whats(wide, { isFront: true, stories: 0 }).includes("masthead runs out sideways"));
});

test("a page without end is told", async () => {
  const found = await measured(`<div>${text(200)}</div>`);
  assert.equal(found.height, 5400);
  assert.deepEqual(whats(found, { isFront: true, stories: 0 }), ["height of the page"]);
});

test("the first screen needs the lead and two stories more, or all there are", async () => {
  const below = "<div style='height: 950px'></div>";
  const all = await measured(`<div>${story("a")}${story("b")}${story("c")}${text(40)}</div>`);
  assert.deepEqual(all.first, { count: 3, hasLead: true });
  const two = await measured(`<div>${story("a")}${story("b")}${text(40)}${story("c")}</div>`);
  assert.equal(two.first.count, 2);
  assert.ok(whats(two, { isFront: true, stories: 3 }).includes("stories on the first screen"));
  assert.ok(!whats(two, { isFront: true, stories: 2 }).includes("stories on the first screen"));
  const late = await measured(`<div>${story("a")}${story("b")}${story("c")}${below}<div class="lead">${story("d")}</div></div>`);
  assert.deepEqual(late.first, { count: 3, hasLead: false });
  const pages = await measured(`<div>${story("a")}<a href="/2025-10-01/01/">第01版</a><a href="/2025-10-01/">版面</a><a href="/about/">关于</a></div>`);
  assert.equal(pages.first.count, 1, "pages are no stories");
});
