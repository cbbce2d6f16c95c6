// A small writer of indexes, for tests alone: what FORMAT.md says, as plainly as can be.
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { folder } from "./newsprint-search.js";

const isCjk = sign => {
  const code = sign.codePointAt(0);
  const ranges = [
    [0x3005, 0x3007], [0x3021, 0x3029], [0x3041, 0x3096], [0x309d, 0x309f], [0x30a1, 0x30fa], [0x30fc, 0x30ff], [0x3105, 0x312f],
    [0x31a0, 0x31bf], [0x31f0, 0x31ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa960, 0xa97f], [0xac00, 0xd7ff], [0x1100, 0x11ff],
    [0xf900, 0xfaff], [0x20000, 0x3ffff],
  ];
  return ranges.some(([first, last]) => code >= first && code <= last);
};
const isWord = sign => !isCjk(sign) && /[\p{Alphabetic}\p{N}\p{M}]/u.test(sign);

/** A text's first sixteen bytes at most, at a whole character. */
function cut(text) {
  let kept = "";
  for (const sign of text) {
    if (Buffer.byteLength(kept + sign) > 16) break;
    kept += sign;
  }
  return kept;
}

/** The terms of a folded text, as often as they stand in it. */
export function terms(folded) {
  const found = [];
  const signs = [...folded];
  let word = "";
  signs.forEach((sign, at) => {
    const next = signs[at + 1] ?? " ";
    if (isCjk(sign)) found.push(isCjk(next) ? sign + next : sign);
    if (isWord(sign)) word += sign;
    if (word && !isWord(next)) {
      found.push(cut(word));
      word = "";
    }
  });
  return found;
}

export function varint(number) {
  const bytes = [];
  for (; number >= 128; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return [...bytes, number];
}

/** Ascending numbers below `of` in Rice's code, as bits. */
function rice(numbers, of) {
  const low = Math.floor(Math.log2(Math.max(1, Math.floor((of * 709) / (Math.max(1, numbers.length) * 1024)))));
  let next = 0;
  return numbers.flatMap(number => {
    const distance = number - next;
    next = number + 1;
    return [...Array(Math.floor(distance / 2 ** low)).fill(0), 1, ...Array.from({ length: low }, (_, place) => (distance >> place) & 1)];
  });
}

const packed = bits => Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
  bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, place) => byte | (bit << place), 0));

/** A file of terms of a segment with so many articles: `[term, [[article, isHead], …]]`, in order. */
export function file(entries, articles) {
  const [front, counts, sizes, lists] = [[], [], [], []];
  let last = Buffer.alloc(0);
  for (const [term, postings] of entries) {
    const bytes = Buffer.from(term);
    let shared = 0;
    while (shared < last.length && shared < bytes.length && last[shared] === bytes[shared]) shared++;
    front.push(...varint(shared), ...varint(bytes.length - shared), ...bytes.subarray(shared));
    counts.push(...varint(postings.length), ...varint(postings.filter(([, isHead]) => isHead).length));
    last = bytes;
  }
  for (let at = 0; at < entries.length; at += 32) {
    const group = packed(entries.slice(at, at + 32).flatMap(([, postings]) => {
      const heads = postings.flatMap(([, isHead], at) => (isHead ? [at] : []));
      return [...rice(postings.map(([article]) => article), articles), ...(heads.length < postings.length ? rice(heads, postings.length) : [])];
    }));
    sizes.push(...varint(group.length));
    lists.push(...group);
  }
  return whole([...varint(entries.length), ...front, ...counts, ...sizes], lists);
}

/** The file that columns and lists make. */
export function whole(columns, lists) {
  const compressed = deflateRawSync(Buffer.from(columns));
  return Buffer.concat([Buffer.from(varint(compressed.length)), compressed, Buffer.from(lists)]);
}

/**
 * An index of editions `[id, articles]`, oldest first, as a map from paths to bytes. `segments` says how many editions each
 * has, `terms` how many terms a file, `texts` how many articles a block.
 */
export function write(editions, { folds = "", segments = [editions.length], terms: most = 200, texts: block = 10 } = {}) {
  const files = new Map();
  const put = (kind, bytes) => {
    const name = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    files.set(`${kind}/${name}.bin`, bytes);
    return name;
  };
  const fold = folder(folds);
  const entry = { format: 2, folds, editions: [], texts: [], segments: [], heads: 0, length: 0 };
  const filled = editions.filter(([, articles]) => articles.length);
  entry.editions = filled.map(([id, articles]) => [id, articles.length]);
  const all = filled.flatMap(([, articles]) => articles);
  for (let at = 0; at < all.length; at += block) {
    const some = all.slice(at, at + block);
    entry.texts.push([put("texts", deflateRawSync(JSON.stringify(some))), some.length]);
  }
  let begin = 0;
  for (const count of segments) {
    const articles = editions.slice(begin, begin + count).flatMap(([, articles]) => articles);
    begin += count;
    const lists = new Map();
    articles.forEach(({ title, kicker, subtitle, byline, section, topics = [], captions = [], text }, article) => {
      const add = (term, isHead) => {
        if (!lists.has(term)) lists.set(term, new Map());
        lists.get(term).set(article, isHead | lists.get(term).get(article));
      };
      const read = (texts, isHead) => texts.filter(Boolean).forEach(text => {
        const folded = fold(text);
        entry[isHead ? "heads" : "length"] += [...folded].length;
        terms(folded).forEach(term => add(term, isHead));
      });
      read([title, kicker, subtitle, byline, section, ...topics], 1);
      read([...captions, text], 0);
      if (section) add(cut(`\x01${section}`), 0);
    });
    const sorted = [...lists].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const named = [];
    for (let at = 0; at < sorted.length || !at; at += most) {
      const some = sorted.slice(at, at + most);
      named.push([at ? some[0][0] : "", put("terms", file(some.map(([term, list]) => [term, [...list]]), articles.length))]);
    }
    if (articles.length) entry.segments.push({ articles: articles.length, files: named });
  }
  files.set("index.bin", deflateRawSync(JSON.stringify(entry)));
  return files;
}
