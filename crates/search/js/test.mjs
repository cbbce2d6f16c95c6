// Holds the module to vectors.json, and to plain substring search over indexes that are written here: node --test test.mjs
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { folder, marks, matches, open, parse } from "./newsprint-search.js";
import { file, terms, varint, whole as joined, write } from "./writer.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url)));
const fold = folder(vectors.folds);
const whole = phrases => (phrases ?? []).map(({ text, field = "any", is_prefix = false }) => ({ text, field, is_prefix }));
const URL_OF = "https://paper.example/base/search/index.bin";

test("texts are folded", () => {
  for (const [text, folded] of vectors.fold) {
    assert.equal(fold(text), folded, text);
    const places = [];
    assert.ok(fold(text, places).length <= places.length, text);
  }
});

test("questions are understood", () => {
  for (const [query, { all, none, pages = [], not_pages = [], from = null, to = null }] of vectors.parse) {
    assert.deepEqual(parse(query, fold), { all: whole(all), none: whole(none), pages, not_pages, from, to }, query);
  }
});

test("matches are marked in the text as it is printed", () => {
  for (const { query, text, pieces } of vectors.match) {
    assert.deepEqual(marks(text, parse(query, fold).all, fold), pieces, `${query} in ${text}`);
  }
});

test("pieces always join to the text", () => {
  const texts = ["", " ", "<img src=x>", "\u0301a", "\u1112\u1161\u11ab", "ﾊﾟﾝ", "İstanbul ﬁn", "\ud800x", "a\nb \u00ad", "\u{e0100}"];
  for (const text of texts) for (const query of ["a", "i", "fi", "パン", "x", "\"a b\"", "<img"]) {
    assert.equal(marks(text, parse(query, fold).all, fold).map(([piece]) => piece).join(""), text);
  }
});

test("texts have terms", () => {
  for (const [text, expected] of vectors.terms) assert.deepEqual(terms(fold(text)), expected, text);
});

// —— Whole indexes ——

/** Opens files as a host would serve them; `asked` lists the paths that were fetched. */
async function served(files, options = {}) {
  const asked = [];
  const fetch = async (url, { signal } = {}) => {
    signal?.throwIfAborted();
    const path = url.slice(url.lastIndexOf("/search/") + 8);
    asked.push(path);
    const bytes = typeof files === "function" ? files(path) : files.get(path);
    return bytes ? new Response(bytes) : new Response("", { status: 404 });
  };
  const index = await open(URL_OF, { fetch, ...options });
  return { index, asked };
}

async function answer(index, query, options) {
  const question = typeof query === "string" ? index.parse(query) : query;
  const told = { hits: [] };
  for await (const { hits = [], progress, isPause, isAnew, ...sums } of index.search(question, options)) {
    if (isAnew) told.hits = [];
    told.hits.push(...hits.map(({ url }) => url));
    if ("total" in sums) Object.assign(told, sums);
  }
  return told;
}

// As good as random, and the same each time.
function dice(seed) {
  let state = seed;
  return most => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
}

const HAN = [..."港口渡轮码头海风张骞后台水价灯塔的的的的在在在一一二三人大"];
const WORDS = ["tram", "tramway", "GDP", "Straße", "ｃ919", "5", "2025", "donaudampfschifffahrt"];

function paper(days, { perDay = 9, seed = 7 } = {}) {
  const roll = dice(seed);
  const text = length => Array.from({ length }, () => (roll(12) ? HAN[roll(HAN.length)] : [`，${WORDS[roll(8)]} `, "。", " ", "\n"][roll(4)])).join("");
  return Array.from({ length: days }, (_, at) => {
    const id = new Date(Date.UTC(2023, 10, 1) + at * 86400000 * 13).toISOString().slice(0, 10);
    const articles = Array.from({ length: roll(8) ? perDay : 0 }, (_, article) => ({
      url: `${id}/a${article}/`, date: id, page: ["01", "02", "A03"][roll(3)], title: text(8), section: ["要闻", "体育", "国际新闻与评论"][roll(3)],
      ...(roll(2) && { subtitle: text(5), byline: `记者 ${text(2)}` }), ...(roll(3) || { topics: [text(3)], captions: [text(9)] }), text: text(60),
    }));
    return [id, articles];
  });
}

/** Newest day first, a day as the paper has it. */
const plainly = (editions, question) => editions.slice().reverse().flatMap(([, articles]) => articles)
  .filter(article => matches(article, question, fold)).map(({ url }) => url);

test("whatever is asked, exactly the articles are found that have it, the newest first", async () => {
  const editions = paper(24);
  const { index } = await served(write(editions, { folds: vectors.folds, segments: [15, 5, 3, 1], terms: 40, texts: 7 }));
  const all = editions.flatMap(([, articles]) => articles);
  const roll = dice(3);
  const queries = ["港", "tram", "tram*", "GDP", "strasse", "donaudampfschifffahrt", "donaudampfschiff", "5", "张骞", "張騫", "港口 -的", "title:港", "title:tram*", "作者:港",
    "section:体育 海", "section:新闻", "page:a3 港", "-page:1", "from:2024-03 to:2024-06", "from:2024-03 的在", "-的", "没有没有", "２０２５ 渡轮", "\"海 \" 风", "「港口", "不的"];
  for (let at = 0; at < 60; at++) {
    const { text } = all[roll(all.length)];
    const from = roll(60);
    queries.push(`"${[...text.replace(/["“”]/g, "")].slice(from, from + 2 + roll(6)).join("")}"`);
  }
  for (const query of queries) {
    const question = index.parse(query);
    const expected = question.all.length + question.none.length + question.pages.length + question.not_pages.length || question.from ? plainly(editions, question) : [];
    const told = await answer(index, query, { limit: 5 });
    assert.deepEqual(told.hits, expected, query);
    assert.deepEqual([told.total, told.isExact], [expected.length, true], query);
    assert.equal(told.years.reduce((sum, [, count]) => sum + count, 0), expected.length, query);
    const ranked = await answer(index, query, { order: "relevance" });
    assert.ok(ranked.hits.every(url => expected.includes(url)), query);
    if (ranked.isExact) assert.equal(ranked.hits.length, Math.min(expected.length, 300), query);
  }
});

test("where lists tell it, the total is exact before all texts are read", async () => {
  const editions = paper(40);
  const { index, asked } = await served(write(editions, { segments: [30, 10] }));
  for (const query of ["的", "的的", "tram*", "的的 海"]) {
    const question = index.parse(query);
    const expected = plainly(editions, question).length;
    for await (const { total, isExact, isPause, years, sections } of index.search(question, { limit: 3, sections: ["国际新闻与评论"] })) {
      if (!isPause) continue;
      assert.deepEqual([total, isExact], [expected, true], query);
      for (const counts of [years, sections]) assert.equal(counts.reduce((sum, [, count]) => sum + count, 0), expected, query);
      assert.ok(sections.some(([name]) => name === "国际新闻与评论"), "a name that terms cut is whole");
      break;
    }
  }
  const texts = new Set(asked.filter(path => path.startsWith("texts/"))).size;
  assert.ok(texts < 10, `${texts} blocks of texts`);
  for await (const { total, isExact, isPause } of index.search(index.parse("的 -海"), { limit: 3 })) {
    if (!isPause) continue;
    assert.ok(total >= 3 && !isExact, "at least");
    break;
  }
});

test("days outside the time that is asked for are not fetched", async () => {
  const editions = paper(20);
  const { index, asked } = await served(write(editions, { segments: [10, 10], texts: 5 }));
  await answer(index, `${editions[12][0]} 的`);
  const files = write(editions, { segments: [10, 10], texts: 5 });
  const { segments } = JSON.parse(inflateRawSync(files.get("index.bin")));
  const old = new Set(segments[0].files.map(([, name]) => `terms/${name}.bin`));
  assert.ok(!asked.some(path => old.has(path)));
});

test("what a title has comes before what a text has, when relevance is asked for", async () => {
  const article = (at, title, text) => ({ url: `${at}/`, date: "2025-01-01", title, text });
  const filler = "海".repeat(50);
  const { index } = await served(write([["2025-01-01", [
    article(1, "海", `${filler}港口`), article(2, "港口", filler), article(3, "海", `港口${filler}港口${filler}`), article(4, "海", filler),
  ]]]));
  assert.deepEqual((await answer(index, "港口", { order: "relevance" })).hits, ["2/", "3/", "1/"]);
});

test("hits come as they are verified, and few files are fetched for them", async () => {
  const editions = paper(60, { perDay: 20 });
  const files = write(editions, { segments: [50, 9, 1], terms: 60, texts: 10 });
  const { index, asked } = await served(files);
  for await (const { hits } of index.search(index.parse("的的"), { limit: 10 })) if (hits) break;
  assert.ok(asked.length <= 3, `${asked}`);
  const before = asked.length;
  await answer(index, "的的 没有这样的词");
  assert.ok(asked.length - before <= 6, "an absent word ends a segment at its first list");
});

test("a file that is gone makes the index be read again, once", async () => {
  const editions = paper(20);
  const [old, fresh] = [write(editions.slice(0, 19), { terms: 50 }), write(editions, { terms: 45 })];
  let isRebuilt = false;
  const { index } = await served(path => (isRebuilt ? fresh : old).get(path));
  isRebuilt = true;
  assert.deepEqual((await answer(index, "港")).hits, plainly(editions, index.parse("港")));
  const broken = await served(path => path === "index.bin" && fresh.get(path));
  await assert.rejects(answer(broken.index, "港"), { code: "gone" });
});

test("a search that is given up fetches no more", async () => {
  const { index, asked } = await served(write(paper(20)));
  const control = new AbortController();
  control.abort();
  await assert.rejects(answer(index, "港", { signal: control.signal }));
  assert.deepEqual(asked, ["index.bin"]);
  assert.ok((await answer(index, "港")).total > 0, "the next search is not harmed");
});

test("an index of another format, or none, is refused", async () => {
  const entry = value => new Map([["index.bin", deflateRawSync(JSON.stringify(value))]]);
  await assert.rejects(served(entry({ format: 3 })), { code: "format" });
  await assert.rejects(served(new Map()), { code: "gone" });
  await assert.rejects(served(new Map([["index.bin", Buffer.from("<!doctype html>")]])), { code: "damaged" });
  await assert.rejects(served(entry({ format: 2, folds: "", editions: [["2025-01-01", 2]], texts: [["0123456789ab", 2]], segments: [{ articles: 1, files: [] }] })), { code: "damaged" });
  await assert.rejects(served(entry({ format: 2 })));
});

test("an empty index answers nothing", async () => {
  const { index } = await served(write([]));
  for (const query of ["", "港", "-港", "from:2024"]) assert.deepEqual(await answer(index, query), { hits: [], total: 0, isExact: true, years: [], sections: [], isDone: true });
});

test("hostile bytes are an error and no more", async () => {
  const entry = write([["2025-01-01", [{ url: "a/", date: "2025-01-01", title: "港口", text: "a" }]]]);
  const { segments: [{ files: [[, name]] }], texts: [[block]] } = JSON.parse(inflateRawSync(entry.get("index.bin")));
  const replaced = (path, bytes) => served(new Map([...entry, [path, bytes]])).then(({ index }) => answer(index, "港口"));
  const good = file([["港口", [[0, 1]]]], 1);
  assert.equal((await replaced(`terms/${name}.bin`, good)).total, 1);
  const term = [6, ...Buffer.from("港口")];
  const hostile = [
    [[], []], [[255], []], [varint(2 ** 34), []], [[1, 0, 6], []], [[1, 5, 1, 65, 1, 0, 0], []], [[1, 0, 200, 1], []], [[1, 0, 1, 65, 255, 255, 255, 255, 255, 255, 255], []],
    [[1, 0, ...term], []], [[1, 0, ...term, 1, 1], []], [[1, 0, ...term, 1, 1, 1], []], [[1, 0, ...term, 1, 1, 0], [255]], [[1, 0, ...term, 2, 2, 1], [255]],
    [[1, 0, ...term, 1, 1, 9], [0, 0]], [[1, 0, ...term, ...varint(2 ** 31), 0, 9], [255, 255, 255]], [[1, 0, ...term, 1, 0, 128, 128, 128, 128, 128, 0], [1]],
  ];
  for (const [columns, lists] of hostile) await assert.rejects(replaced(`terms/${name}.bin`, joined(columns, lists)), { code: "damaged" }, `${columns} ${lists}`);
  const bomb = deflateRawSync(Buffer.alloc(9 << 20));
  for (const bytes of [bomb, bomb.subarray(0, 900), Buffer.from("no")]) {
    await assert.rejects(replaced(`texts/${block}.bin`, bytes), { code: "damaged" });
    await assert.rejects(replaced(`terms/${name}.bin`, Buffer.concat([Buffer.from(varint(bytes.length)), bytes])), { code: "damaged" });
  }
  for (const length of [0, 1, 5, good.length - 1]) await assert.rejects(replaced(`terms/${name}.bin`, good.subarray(0, length)), { code: "damaged" });
  for (const text of ["", "[", "[]", "null", "{}", "[1]", "[null]", "[{}]", "[{\"title\":5}]"]) assert.equal((await replaced(`texts/${block}.bin`, deflateRawSync(text)).catch(() => ({ total: 0 }))).total, 0, text);
  const roll = dice(11);
  const files = write(paper(3));
  for (let at = 0; at < 300; at++) {
    const broken = new Map(files);
    const [path, bytes] = [...files][roll(files.size)];
    const isTerms = path.startsWith("terms/");
    const plain = Buffer.from(isTerms ? bytes : inflateRawSync(bytes));
    for (let hits = 0; hits < 3; hits++) plain[roll(plain.length)] = roll(256);
    broken.set(path, isTerms ? plain : deflateRawSync(plain));
    await served(broken).then(({ index }) => answer(index, ["港", "的的", "tram*", "-的"][roll(4)])).catch(() => {});
  }
});

test("files that are read stay within bounds of memory, and are fetched again when they are needed", async () => {
  const summary = "港".repeat(700_000);
  const editions = Array.from({ length: 25 }, (_, at) => [`2025-01-${String(at + 1).padStart(2, "0")}`, [{ url: `${at}/`, date: `2025-01-${String(at + 1).padStart(2, "0")}`, title: "港口", summary }]]);
  const { index, asked } = await served(write(editions, { texts: 1 }));
  for (let round = 0; round < 2; round++) assert.equal((await answer(index, "港口")).hits.length, 25);
  assert.ok(asked.filter(path => path.startsWith("texts/")).length > 40);
});

test("another way to inflate may be given", async () => {
  const inflate = async bytes => new Uint8Array(inflateRawSync(bytes, { maxOutputLength: 8 << 20 }));
  const editions = paper(5);
  const { index } = await served(write(editions), { inflate });
  assert.deepEqual((await answer(index, "港")).hits, plainly(editions, index.parse("港")));
});
