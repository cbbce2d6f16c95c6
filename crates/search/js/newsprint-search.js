// The query side of ../FORMAT.md for browsers and Node; README.md tells how to use it.
export const FORMAT = 2;

// In bytes, inflated: of a file, and of all that are kept.
const LARGEST = 8 << 20;
const ROOM = 32 << 20;
// The most that a ranking reads.
const RANKED = 300;
const BLOCKS = 64;

const fail = (code = "damaged") => {
  throw Object.assign(Error(code), { code });
};

// —— Texts

const CJK = /[\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\u1100-\u11ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.source;
const WORD = `(?!${CJK})[\\p{Alphabetic}\\p{N}\\p{M}]`;
const [RUNS, BEGINS, ENDS] = [RegExp(`((?:${CJK})+)|(?:${WORD})+`, "gu"), RegExp(`^${WORD}`, "u"), RegExp(`${WORD}$`, "u")];
const clusters = text => text.match(/.[\p{M}\u1160-\u11ff\uff9e\uff9f]*/gsu) ?? [];

/** Makes what folds texts; `places` get the cluster that each unit of the result is of. */
export function folder(folds) {
  const table = new Map(`ςσ${folds}`.match(/../gsu).map(pair => [...pair]));
  const known = new Map();
  const one = cluster => cluster.normalize("NFKC").replace(/./gsu, sign => sign.toUpperCase().toLowerCase())
    .replace(/./gsu, sign => table.get(sign) ?? sign).replaceAll("ß", "ss")
    .replace(/[\xad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, "").replace(/\p{White_Space}/gu, " ");
  return (text, places = []) => {
    let [folded, isGap] = ["", true];
    clusters(text).forEach((cluster, at) => {
      if (!known.has(cluster)) known.set(cluster, one(cluster));
      for (const unit of known.get(cluster).split("")) {
        if (isGap && unit === " ") continue;
        isGap = unit === " ";
        folded += unit;
        places.push(at);
      }
    });
    return folded.trimEnd();
  };
}

/** The places of a phrase in a folded text, where no word goes on. */
function* find(folded, { text, is_prefix }) {
  const [begins, ends] = [BEGINS.test(text), !is_prefix && ENDS.test(text)];
  for (let at = -1; (at = folded.indexOf(text, at + 1)) >= 0;) {
    const end = at + text.length;
    if (!(begins && ENDS.test(folded.slice(Math.max(0, at - 2), at)) || ends && BEGINS.test(folded.slice(end, end + 2)))) yield at;
  }
}

/** A text in pieces, `[piece, isMatch]`. */
export function marks(text, phrases, fold) {
  const [places, lit, pieces] = [[], new Set(), []];
  const folded = fold(text, places);
  for (const phrase of phrases) for (const at of find(folded, phrase)) {
    for (let place = places[at]; place <= places[at + phrase.text.length - 1]; place++) lit.add(place);
  }
  clusters(text).forEach((cluster, at) => {
    if (pieces.at(-1)?.[1] === lit.has(at)) pieces.at(-1)[0] += cluster;
    else pieces.push([cluster, lit.has(at)]);
  });
  return pieces;
}

// —— Questions

const NAMES = ["title 标题", "author 作者 记者", "section 栏目", "page 版 版面", "from 自 从", "to 至 到"].map(names => names.split(" "));
const MOST = 12;
const [GAP, QUOTE] = ["[\\p{White_Space},，、;；]", "[\"“”„‟＂「」『』]"];
const [GAPS, MINUS, NAMED, QUOTED, PLAIN] = [`${GAP}+`, `[-－−](?!${GAP}|$)`, "([^:：]*)[:：]+", `${QUOTE}(.*?)(${QUOTE}|$)`, `((?!${GAP}|${QUOTE}).)*`]
  .map(pattern => RegExp(`^${pattern}`, "su"));

/** First and last day of `2024`, `2024-05`, `2024-05-01`, and whether it is a day. */
function days(text) {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d\d?)(?:[-/.](\d\d?))?)?$/.exec(text) ?? [];
  const date = (month, day) => `${year}-${month.padStart(2, 0)}-${day.padStart(2, 0)}`;
  return year && !(month < 1 || month > 12 || day < 1 || day > 31) ? [date(month ?? "1", day ?? "1"), date(month ?? "12", day ?? "31"), day] : [];
}

const STAR = RegExp(`(${CJK}|${WORD})\\*$`, "u");
const bare = label => label.replace(/[第版 ]/g, "").replace(/^(\D*)0+(?=.)/s, "$1");

/** What a reader types, understood. */
export function parse(query, fold) {
  const question = { all: [], none: [], pages: [], not_pages: [], from: null, to: null };
  const { all, none, pages, not_pages } = question;
  const take = pattern => {
    const found = pattern.exec(query);
    query = query.slice(found?.[0].length);
    return found;
  };
  while (take(GAPS), query) {
    const isNot = take(MINUS);
    const before = fold(NAMED.exec(query)?.[1] ?? "");
    const [name] = NAMES.find(names => names.includes(before)) ?? [];
    if (name) take(NAMED);
    const quoted = take(QUOTED);
    const text = fold(quoted ? quoted[1] : take(PLAIN)[0]);
    const [first, last, day] = days(text);
    if (name === "from") question.from = first ?? question.from;
    else if (name === "to") question.to = last ?? question.to;
    else if (all.length + none.length + pages.length + not_pages.length >= MOST) continue;
    else if (name === "page") (isNot ? not_pages : pages).push(...bare(text) ? [bare(text)] : []);
    else if (day && !name && !quoted && !isNot) [question.from, question.to] = [first, last];
    else if (text.match(RUNS)) {
      const begin = quoted ? text : text.replace(STAR, "$1");
      (isNot ? none : all).push({ text: begin, field: name ?? "any", is_prefix: begin !== text && ENDS.test(begin) });
    }
  }
  return question;
}

/** `[name, weight, folded text]` of the fields. */
const fields = ({ title, kicker, subtitle, byline, section, topics = [], captions = [], text }, fold) => [
  ["title", 5, title], ["title", 3, kicker], ["title", 3, subtitle], ["author", 2, byline], ["section", 2, section],
  ...topics.map(topic => ["", 2, topic]), ...captions.map(caption => ["", 1, caption]), ["", 1, text],
].filter(([, , text]) => text).map(([name, weight, text]) => [name, weight, fold(text)]);

const isIn = (name, { field }) => field === "any" || field === name;
const isDue = (date, { from, to }) => !(from && date < from || to && date > to);

/** Whether an article answers. */
export function matches(article, question, fold, folded = fields(article, fold)) {
  const has = phrase => folded.some(([name, , text]) => isIn(name, phrase) && !find(text, phrase).next().done);
  const page = bare(fold(article.page ?? ""));
  return isDue(article.date, question) && question.pages.every(asked => asked === page) && !question.not_pages.includes(page)
    && question.all.every(has) && !question.none.some(has);
}

// —— Terms, as texts with a unit a byte: so they are compared by their bytes

const LONGEST = 16;
// A constant would be published as the character itself, which makes a text no text to some programs.
const SECTION = String.fromCharCode(...new Uint8Array([1]));
const GROUP = 32;
const bytesOf = text => String.fromCharCode(...new TextEncoder().encode(text));
const textOf = bytes => new TextDecoder().decode(Uint8Array.from(bytes, unit => unit.charCodeAt()));

/** The terms that an article with a phrase has; `isRange`: or one that begins so. */
const wanted = ({ text, field, is_prefix }) => [...text.matchAll(RUNS)].flatMap(({ 0: run, 1: cjk, index }) => {
  const isLast = index + run.length === text.length;
  const signs = [...run];
  const want = (term, isRange) => ({ term: bytesOf(term), isRange, isHead: field !== "any" });
  if (cjk) return signs[1] ? signs.slice(1).map((sign, at) => want(signs[at] + sign)) : [want(run, isLast)];
  let word = run.slice(0, LONGEST);
  while (bytesOf(word).length > LONGEST) word = [...word].slice(0, -1).join("");
  return [want(word, isLast && is_prefix)];
});

/** Whether lists alone tell which articles have a phrase. A word may be cut after its twelfth byte. */
function isTold({ text, field }) {
  const [{ 0: run, 1: cjk }] = text.matchAll(RUNS);
  return field === "any" && run === text && (cjk ? [...run].length < 3 : bytesOf(run).length <= LONGEST - 4);
}

/** Takes off bytes: a number, or as many bytes as are asked for. */
const taker = bytes => {
  let at = 0;
  return length => {
    if (length >= 0) return bytes.subarray(at, (at += length));
    for (let number = 0, scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++] ?? fail();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
    return fail();
  };
};

/** Takes ascending numbers below `of` off bits, in Rice's code. */
const ricer = bytes => {
  let at = 0;
  const bit = () => ((bytes[at >> 3] ?? fail()) >> (at++ & 7)) & 1;
  return (count, of) => {
    const low = 31 - Math.clz32(Math.max(1, (of * 709) / (count * 1024)));
    const numbers = [];
    for (let next = 0; numbers.length < count; numbers.push(next++)) {
      while (!bit()) next += 2 ** low;
      for (let place = 0; place < low; place++) next += bit() * 2 ** place;
      if (next >= of) fail();
    }
    return numbers;
  };
};

/** The lists of a term, maps from articles to whether a head has it. */
function lists([columns, bits], { term, isRange }, { base, articles }) {
  const take = taker(columns);
  const isWanted = name => isRange ? name.startsWith(term) : name === term;
  const names = [];
  for (let count = take(), last = ""; names.length < count; names.push(last)) {
    const [shared, more] = [take(), take()];
    if (shared > last.length || shared + more > LONGEST) fail();
    last = last.slice(0, shared) + String.fromCharCode(...take(more));
  }
  const counts = names.map(() => [take(), take()]);
  const found = [];
  for (let at = 0, begin = 0; at < names.length; at += GROUP) {
    const rice = ricer(bits.subarray(begin, (begin += take())));
    for (let place = at; names.slice(place, at + GROUP).some(isWanted); place++) {
      const [count, inHeads] = counts[place];
      const list = rice(count, articles);
      const heads = new Set(inHeads < count ? rice(inHeads, count) : list.keys());
      if (isWanted(names[place])) found.push([names[place], new Map(list.map((article, at) => [base + article, +heads.has(at)]))]);
    }
  }
  return found;
}

// —— The index

async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  for (let size = 0, part; !(part = await reader.read()).done; parts.push(part.value)) {
    size += part.value.length;
    if (size > LARGEST) throw reader.cancel();
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Where each begins when they stand in a row, and where the last ends. */
const starts = counts => {
  let end = 0;
  return [0, ...counts.map(count => (end += count))];
};

/** The place of the last that is not greater, in ascending order. */
function last(all, most) {
  let [low, high] = [0, all.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (all[middle] <= most) low = middle;
    else high = middle;
  }
  return low;
}

/** How often each stands there, the most frequent first. */
function tally(names) {
  const counts = new Map();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

/** Opens the index whose `index.bin` is at `url`. */
export async function open(url, { fetch = globalThis.fetch, inflate = inflated } = {}) {
  const [kept, seen] = [new Map(), new Map()];
  let room = ROOM;
  let index;

  async function get(path, options) {
    const response = await fetch(`${new URL(path, url)}`, options).catch(() => fail("network"));
    if (!response.ok) fail(response.status === 404 ? "gone" : "network");
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Inflates a file's bytes; those asked for last are kept. */
  async function unpack(bytes, own = {}) {
    const plain = await inflate(bytes).catch(() => fail());
    room -= own.size = plain.length;
    for (const [path, { size }] of kept) {
      if (room >= 0) break;
      kept.delete(path);
      room += size;
    }
    return plain;
  }

  const json = async (bytes, own) => JSON.parse(new TextDecoder().decode(await unpack(bytes, own)));

  async function terms(bytes, own) {
    const take = taker(bytes);
    return [await unpack(take(take()), own), take(bytes.length)];
  }

  async function load(cache) {
    const entry = await json(await get("", { cache }));
    if (entry.format !== FORMAT) fail("format");
    const { folds, editions, texts, heads, length } = entry;
    const [numbers, blocks, bases] = [editions, texts, entry.segments.map(({ articles }) => [0, articles])].map(parts => starts(parts.map(part => part[1])));
    const articles = numbers.at(-1);
    if (blocks.at(-1) !== articles || bases.at(-1) !== articles) fail();
    const days = new Map(editions.map(([id], at) => [id.slice(0, 10), numbers[at]]).reverse());
    const segments = entry.segments.map((segment, at) => ({ ...segment, base: bases[at], firsts: segment.files.map(([first]) => bytesOf(first)) }));
    index = { fold: folder(folds), articles, average: (heads + length) / articles, blocks, texts, segments, days: [...days.keys()].reverse(), dayStarts: [...days.values()].reverse() };
  }

  function file(path, read, signal) {
    let own = kept.get(path);
    kept.delete(path);
    if (!own || own.signal?.aborted) {
      own = { size: 0, signal };
      own.value = get(path, { signal, cache: "force-cache" }).then(bytes => {
        own.signal = null;
        return read(bytes, own);
      });
      own.value.catch(() => kept.get(path) === own && kept.delete(path));
    }
    kept.set(path, own);
    return own.value;
  }

  const block = (at, signal) => file(`texts/${index.texts[at][0]}.bin`, json, signal);

  function filesOf({ firsts, files }, { term, isRange }) {
    const first = last(firsts, term);
    let end = first + 1;
    while (isRange && firsts[end]?.startsWith(term)) end++;
    return files.slice(first, end).map(([, name]) => `terms/${name}.bin`);
  }

  const listsOf = async (segment, want, signal) =>
    (await Promise.all(filesOf(segment, want).map(path => file(path, terms, signal)))).flatMap(file => lists(file, want, segment));

  const day = number => last(index.dayStarts, number);
  const date = number => index.days[day(number)];
  const blockOf = number => last(index.blocks, number);

  /** The articles of a segment that may answer, and how many of the terms their heads have. */
  async function candidates(segment, { wants, question, isListed, signal }) {
    let left;
    for (const todo = [...wants]; todo.length;) {
      // How many files are to be fetched comes first, then how rare a term was before.
      const cost = want => filesOf(segment, want).filter(path => !kept.has(path)).length + (seen.get(want.term) ?? 1e-2);
      todo.sort((one, other) => cost(one) - cost(other));
      const want = todo.shift();
      // Two blocks of texts are sooner read than another list.
      if (left && !isListed && cost(want) >= 1 && new Set([...left.keys()].map(blockOf)).size < 3) break;
      const found = new Map();
      for (const [, list] of await listsOf(segment, want, signal)) for (const [number, isHead] of list) {
        if ((isHead || !want.isHead) && isDue(date(number), question)) found.set(number, isHead | found.get(number));
      }
      seen.set(want.term, found.size / segment.articles);
      left = left ? new Map([...left].filter(([number]) => found.has(number)).map(([number, heads]) => [number, heads + found.get(number)])) : found;
      if (!left.size) break;
    }
    const all = () => Array.from({ length: segment.articles }, (_, at) => [segment.base + at, 0]);
    return left ?? new Map(all().filter(([number]) => isDue(date(number), question)));
  }

  /** Numbers by blocks, `[block, numbers]`: the newest day first, a day as the paper has it. */
  function groups(numbers) {
    const groups = [];
    for (const number of numbers.sort((one, other) => day(other) - day(one) || one - other)) {
      if (groups.at(-1)?.[0] === blockOf(number)) groups.at(-1)[1].push(number);
      else groups.push([blockOf(number), [number]]);
    }
    return groups;
  }

  async function* look(question, { signal, order, limit = 20, sections = [] }) {
    const { all, none, pages, not_pages } = question;
    const isAsked = Object.values(question).flat().some(Boolean);
    const wants = [...new Map(all.flatMap(wanted).map(want => [JSON.stringify(want), want])).values()];
    const isListed = ![...none, ...pages, ...not_pages].length && all.every(isTold);
    const asked = { wants, question, isListed, signal };
    const segments = index.segments.filter(({ base, articles }) => isAsked && articles
      && isDue(date(base + articles - 1), { from: question.from }) && isDue(date(base), { to: question.to })).reverse();
    // Year and section of each article that is found.
    const own = [];
    let [shown, read, whole] = [0, 0];
    const progress = ({ base }) => ({ progress: 1 - base / index.articles, date: date(base) });
    const told = (all, rest) => ({
      total: all.length, isExact: all === whole, years: tally(all.map(([year]) => year)), sections: tally(all.map(([, section]) => section)), ...rest,
    });

    /** What there is in all: by lists, where they tell. */
    async function sum() {
      if (!isListed || whole) return whole ?? own;
      const all = new Map();
      for (const segment of segments) {
        for (const number of (await candidates(segment, asked)).keys()) all.set(number, [date(number).slice(0, 4)]);
        for (const [term, list] of await listsOf(segment, { term: SECTION, isRange: true }, signal)) {
          const cut = term.slice(1);
          const name = cut.length > LONGEST - 5 ? [...sections, ...own.map(([, name]) => name ?? "")].find(name => bytesOf(name).startsWith(cut)) : textOf(cut);
          for (const number of list.keys()) all.get(number)?.push(name);
        }
      }
      return whole = [...all.values()];
    }

    /** The articles of groups that answer; some groups are fetched ahead. */
    async function* verify(groups, ahead) {
      for (const [at, [place, numbers]] of groups.entries()) {
        for (const [next] of groups.slice(at + 1, at + 1 + Math.min(3, ahead()))) block(next, signal).catch(() => {});
        const articles = await block(place, signal);
        read++;
        for (const number of numbers) {
          const article = articles[number - index.blocks[place]];
          const folded = fields(article, index.fold);
          if (!matches(article, question, index.fold, folded)) continue;
          own.push([article.date.slice(0, 4), article.section]);
          yield { article, folded, number };
        }
      }
    }

    /** `limit` hits, and what there is in all, again and again. */
    async function* show(hits) {
      for await (const { article } of hits) {
        if (shown && shown % limit === 0) yield told(await sum(), { isPause: true });
        shown++;
        yield { hits: [article] };
      }
    }

    let left = [];
    for (const segment of segments) {
      const found = await candidates(segment, asked);
      if (order === "relevance") left = left.concat([...found]);
      else yield* show(verify(groups([...found.keys()]), () => Math.ceil(own.length ? (limit - (shown - 1) % limit) * read / own.length - 1 : read)));
      yield progress(segment);
    }
    // What is in heads first, then the newest.
    left.sort((one, other) => other[1] - one[1] || other[0] - one[0]);
    const [best, blocks, hits] = [[], new Set(), []];
    for (const [number] of left.slice(0, RANKED)) if (blocks.add(blockOf(number)).size <= BLOCKS) best.push(number);
    for await (const hit of verify(groups(best), () => 3)) {
      hits.push(hit);
      // BM25, by the weights of fields.
      const size = hit.folded.reduce((sum, [, , text]) => sum + text.length, 0);
      hit.score = 0;
      for (const phrase of all) {
        const share = Math.min(...wanted(phrase).map(({ term }) => seen.get(term) ?? 1));
        const often = hit.folded.reduce((sum, [name, weight, text]) => sum + (isIn(name, phrase) && weight * [...find(text, phrase)].length), 0)
          / (0.25 + 0.75 * size / index.average);
        hit.score += Math.log(1 + (1.001 - share) / (share + 1e-6)) * often * 2.2 / (often + 1.2);
      }
    }
    yield* show(hits.sort((one, other) => other.score - one.score || other.number - one.number));
    if (best.length === left.length) whole = own;
    yield told(await sum(), { isDone: true });
  }

  await load("no-cache");
  return {
    parse: query => parse(query, index.fold),
    marks: (text, phrases) => marks(text, phrases, index.fold),
    async *search(question, options = {}) {
      for (let isAgain = false; ; isAgain = true) {
        try {
          return yield* look(question, options);
        } catch (error) {
          if (error.code !== "gone" || isAgain) throw error;
          await load("reload");
          yield { isAnew: true };
        }
      }
    },
  };
}
