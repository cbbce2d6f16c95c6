// What the search finds and marks: the part of static/js/search.js that knows nothing of the page.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../static/js/search.js", import.meta.url));
const { byline, entries, find, matches, pieces, words } = await import(`data:text/javascript;base64,${source.toString("base64")}`);

/** A month of one newspaper page a day. */
const month = days => entries({
  format: 1,
  editions: Object.entries(days).map(([id, articles]) => ({ id, pages: [{ label: "01", articles }] })),
});
const titles = (entries, query, bounds = {}) => matches(entries, { words: words(query), ...bounds }).map(({ title }) => title);
const marked = (text, query) => pieces(text, words(query)).map(([piece, isMatch]) => (isMatch ? `[${piece}]` : piece)).join("");

test("a query's words are parted by white space and commas, each is looked for once", () => {
  assert.deepEqual(words("  渡轮　林澄，渡轮、Ｆerry "), ["渡轮", "林澄", "ferry"]);
  assert.deepEqual(words("，"), []);
});

test("Han is found anywhere, a word in letters or figures where one begins", () => {
  assert.ok(find("港湾电车开通", "电车") >= 0);
  assert.ok(find("the tramway opens", "tram") >= 0);
  assert.equal(find("the tramway opens", "way"), -1);
  assert.equal(find("subway way", "way"), 7);
  assert.equal(find("2026年", "26"), -1);
  assert.ok(find("第26期", "26") >= 0);
  assert.ok(find("在covid之后", "covid") >= 0);
});

test("full and half width and capitals are alike, traditional characters are not", () => {
  const [article] = month({ "2025-09-30": [{ slug: "a", title: "ＡＢＣ公司Straße １２月" }] });
  for (const query of ["abc", "ＡＢＣ", "STRASSE", "12月"]) assert.deepEqual(titles([article], query), [article.title], query);
  assert.deepEqual(titles(month({ "2025-09-30": [{ slug: "a", title: "渡轮" }] }), "渡輪"), []);
});

test("all words must be there, in any of the fields", () => {
  const paper = month({ "2025-09-30": [
    { slug: "a", title: "渡轮加班", authors: [["林澄", "记者"]], section: "要闻" },
    { slug: "b", title: "渡轮停航", authors: [["周砚", "本报记者", "摄"]] },
  ] });
  assert.deepEqual(titles(paper, "渡轮 林澄"), ["渡轮加班"]);
  assert.deepEqual(titles(paper, "渡轮 林澄 要闻"), ["渡轮加班"]);
  assert.deepEqual(titles(paper, "渡轮 郑晚舟"), []);
});

test("a field keeps to itself", () => {
  const paper = month({ "2025-09-30": [
    { slug: "a", title: "林澄获奖" },
    { slug: "b", title: "渡轮", authors: [["林澄"]] },
    { slug: "c", title: "灯塔", section: "林澄专栏" },
    { slug: "d", title: "潮汐", kicker: "林澄讲海" },
    { slug: "e", title: "来信", source: "林澄来稿" },
  ] });
  assert.deepEqual(titles(paper, "林澄", { field: "title" }), ["林澄获奖", "潮汐"]);
  assert.deepEqual(titles(paper, "林澄", { field: "author" }), ["渡轮", "来信"]);
  assert.deepEqual(titles(paper, "林澄", { field: "section" }), ["灯塔"]);
  assert.equal(titles(paper, "林澄", { field: "all" }).length, 5);
});

test("what is in the title comes first, then the newest", () => {
  const paper = month({
    "2025-09-30": [{ slug: "a", title: "一", summary: "渡轮" }, { slug: "b", title: "二", topics: ["渡轮"] }],
    "2025-09-29": [{ slug: "c", title: "渡轮三" }, { slug: "d", title: "四", subtitle: "渡轮" }],
    "2025-09-28": [{ slug: "e", title: "渡轮五" }],
  });
  assert.deepEqual(titles(paper, "渡轮"), ["渡轮三", "渡轮五", "四", "二", "一"]);
});

test("the days from and to are among those asked for", () => {
  const paper = month({ "2025-09-30-extra": [{ slug: "a", title: "潮一" }], "2025-09-29": [{ slug: "b", title: "潮二" }], "2025-09-28": [{ slug: "c", title: "潮三" }] });
  assert.deepEqual(titles(paper, "潮", { from: "2025-09-29" }), ["潮一", "潮二"]);
  assert.deepEqual(titles(paper, "潮", { to: "2025-09-29" }), ["潮二", "潮三"]);
  assert.deepEqual(titles(paper, "潮", { from: "2025-09-30", to: "2025-09-30" }), ["潮一"]);
});

test("a byline has the source, and each author with role and task", () => {
  assert.equal(byline({ source: "本报讯", authors: [["林澄", "记者"], ["周砚", "", "摄"], ["江听雨"]] }), "本报讯  记者 林澄  周砚 摄  江听雨");
  assert.equal(byline({}), "");
});

test("matches are marked in the text as it is printed", () => {
  assert.equal(marked("八天假期 渡轮每天二十六班", "渡轮 假期"), "八天[假期] [渡轮]每天二十六班");
  assert.equal(marked("ＡＢＣ公司与abc", "abc"), "[ＡＢＣ]公司与[abc]");
  assert.equal(marked("㍿の株式会社", "株式会社"), "[㍿]の[株式会社]", "one character may stand for many");
  assert.equal(marked("Cafe\u0301 Straße", "café strasse"), "[Cafe\u0301] [Straße]");
  assert.equal(marked("tramway way", "way"), "tramway [way]");
  assert.equal(marked("渡轮渡轮", "渡轮 轮渡"), "[渡轮渡轮]", "what overlaps is one");
  assert.equal(marked("𠮷野家𠮷", "𠮷"), "[𠮷]野家[𠮷]");
});

test("marked pieces always join to the text", () => {
  const texts = ["", " ", "<img src=x onerror=alert(1)>", "\u0301a", "한국어 \u1112\u1161\u11ab", "ﾊﾟﾝ", "İstanbul ﬁn", "\ud800x", "a\nb"];
  for (const text of texts) for (const query of ["a", "i", "ﬁ", "パン", "한", "x", "\u0301", "<img"]) {
    assert.equal(pieces(text, words(query)).map(([piece]) => piece).join(""), text);
  }
});

test("a month of 1,800 articles is searched in a few milliseconds", t => {
  const articles = Array.from({ length: 1800 }, (_, at) => ({
    slug: `a${at}`, title: `港湾电车第${at}次试运行`, kicker: "潮汐之后", subtitle: "全长十二公里，设站九座",
    authors: [["林澄", "记者"], ["周砚", "本报记者", "摄"]], section: "要闻", topics: ["电车", "港口"],
    summary: "港口的早晨很静，第一班电车六点开出，车上坐着四十二位乘客。".repeat(3),
  }));
  const segment = { format: 1, editions: [{ id: "2025-09-30", pages: [{ label: "01", articles }] }] };
  const started = performance.now();
  const paper = entries(segment);
  const prepared = performance.now();
  const runs = 20;
  for (let run = 0; run < runs; run++) assert.equal(matches(paper, { words: words("林澄 第17 乘客") }).length, 111);
  const each = (performance.now() - prepared) / runs;
  t.diagnostic(`folded once in ${(prepared - started).toFixed(1)} ms, searched in ${each.toFixed(1)} ms`);
  // Ten times what it takes, so that a busy machine does not fail it.
  assert.ok(each < 50);
});
