// Editions of a small made-up paper, as many and as unlike as wanted: the same seed gives the same files.
//
// A seed says in which of the ways below its edition is unusual. The lists have lengths without a common factor, or are gone
// through at different speeds, so that among two hundred seeds every value meets many values of the others.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  AUTHORS, BODIES, ENGLISH, ENGLISH_NAMES, KICKERS, MATTERS, NAMES, PAGE_NAMES, PLACES, SECTIONS, SENTENCES, SHORT_TITLES, SUBTITLES,
} from "./editions.words.mjs";

export const COUNTS = [0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 20, 40, 80, 120];
export const FLAVOURS = [
  "plain", "sections", "briefs", "photos", "bare photos", "editorials", "notices", "stacked", "long headlines", "short headlines",
  "English paper", "English stories", "long words", "no summaries", "long paragraphs",
];
export const PICTURES = ["some", "none", "everywhere", "portraits", "panoramas", "squares", "broken", "mixed", "lead portrait", "lead panorama", "lead none"];
const PAGES = [1, 4, 2, 8, 3, 16, 1, 6, 12];
const SHAPES = { wide: [1600, 900], portrait: [600, 900], square: [800, 800], panorama: [2400, 600] };
const DAYS = ["2025-10-01", "2025-06-16", "2025-02-12", "2024-02-29", "2025-12-31"];

/** Numbers that look random and depend on the seed alone (mulberry32). */
export function random(seed) {
  let state = (seed + 1) * 0x9e3779b1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = count => Math.floor(next() * count);
  return { below, chance: share => next() < share, pick: list => list[below(list.length)] };
}

/** What is unusual about an edition. */
export function traits(seed) {
  const round = Math.floor(seed / COUNTS.length);
  const dice = random(seed * 7919 + 17);
  const flavour = FLAVOURS[(round + seed % COUNTS.length) % FLAVOURS.length];
  const isEnglish = flavour === "English paper";
  const [name, language] = isEnglish ? [ENGLISH_NAMES[seed % ENGLISH_NAMES.length], "en"] : NAMES[(seed + round) % NAMES.length];
  const stories = COUNTS[seed % COUNTS.length];
  return {
    seed, flavour, name, language, stories,
    pictures: PICTURES[seed % PICTURES.length],
    pages: Math.max(1, stories ? PAGES[seed % PAGES.length] : 1),
    day: DAYS[seed % DAYS.length],
    number: dice.chance(0.6) ? 100 + dice.below(9900) : undefined,
    title: dice.chance(0.3) ? (isEnglish ? "Harbour Week Special" : dice.pick(["国庆特刊", "港口与海洋周特别报道", "新春号"])) : undefined,
    listsPages: dice.chance(0.5),
    hasSpecial: stories > 0 && dice.chance(0.15),
    hasFacts: dice.chance(0.6),
  };
}

/** The edition of a seed: its traits, the address of its day, and its files as [path, text]. */
export function edition(seed) {
  const what = traits(seed);
  const dice = random(seed);
  const { day } = what;
  const about = `---\ntitle: ${what.language === "en" ? "About this paper" : "关于本报"}\n---\n\n${what.name}\n`;
  const files = new Map([["site.toml", siteFile(what)], ["content/pages/about.md", about]]);
  for (let index = 0; index < what.stories; index++) {
    const story = composeStory(what, dice, index);
    const place = String(index + 1).padStart(3, "0");
    files.set(`content/${day}/${place}-story-${place}.md`, storyFile(story));
    if (story.picture) files.set(`content/${day}/${story.picture.src}`, story.picture.svg);
  }
  if (what.stories && (what.listsPages || what.number || what.title)) files.set(`content/${day}/edition.yaml`, editionFile(what));
  if (what.hasSpecial) files.set(`content/${what.day}-extra/01-special.md`, storyFile({ ...composeStory({ ...what, pages: 1 }, dice, 0), picture: undefined }));
  return { ...what, day, files };
}

/** Writes the files of an edition into a folder. */
export async function writeEdition({ files }, folder) {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function siteFile({ seed, name, language, hasFacts }) {
  const sections = language === "en" ? ENGLISH.sections : SECTIONS;
  const facts = hasFacts ? `cn_number = "CN 99-0001"\npostal_code = "99-1"\npublisher = "${language === "en" ? "Linlan Newspapers" : "临澜日报社"}"\n` : "";
  // What is not laid out here is not made: it would take half of the time.
  const off = ["authors", "topics", "corrections", "feeds", "sitemaps", "redirects", "headers", "offline", "edition_json", "llms_txt"];
  return `title = "${name}"\nbase_url = "https://linlan.example/${seed}/"\nlanguage = "${language}"\n${facts}`
    + sections.map(([name, slug], order) => `\n[[sections]]\nname = "${name}"\nslug = "${slug}"\norder = ${order + 1}\n`).join("")
    + `\n[outputs]\n${off.map(key => `${key} = false\n`).join("")}`;
}

function editionFile({ number, title, listsPages, pages, language }) {
  const nameOf = index => language === "en" ? ENGLISH.sections[index % 11][0] : PAGE_NAMES[index % PAGE_NAMES.length];
  const lines = [];
  if (number) lines.push(`number: ${number}`);
  if (title) lines.push(`title: ${title}`);
  if (listsPages) lines.push("pages:");
  for (let index = 0; listsPages && index < pages; index++) lines.push(`  - number: ${index + 1}`, `    name: ${nameOf(index)}`);
  return `${lines.join("\n")}\n`;
}

const KINDS = { briefs: "brief", photos: "photo", "bare photos": "photo" };

function kindOf({ flavour }, dice, index) {
  if (KINDS[flavour]) return KINDS[flavour];
  if (flavour === "editorials" && index && dice.chance(0.5)) return "editorial";
  if (flavour === "notices" && index && dice.chance(0.6)) return dice.pick(["notice", "advert"]);
  if (index === 0) return "article";
  return dice.pick(["article", "article", "article", "article", "brief", "brief", "photo", dice.pick(["editorial", "notice", "advert", "article"])]);
}

const SECTION_OF = { brief: "briefs", photo: "pictures", editorial: "opinion", notice: "general", advert: "general" };

function sectionOf({ flavour, language }, dice, kind, index) {
  const sections = language === "en" ? ENGLISH.sections : SECTIONS;
  const slugs = ["news", "local", "life", "economy", "culture", "sports", "general"];
  let slug = SECTION_OF[kind] ?? dice.pick(slugs);
  // Runs of one column on a page, as papers set them.
  if (flavour === "sections") slug = ["news", "briefs", "briefs", "briefs", "campaign", "campaign", "general", "general"][Math.floor(index / 2) % 8];
  return sections.find(([, of]) => of === slug)[0];
}

function composeStory(what, dice, index) {
  const kind = kindOf(what, dice, index);
  const isForeign = what.flavour === "English stories" && dice.chance(0.4);
  const text = what.language === "en" || isForeign ? englishText(what, dice, kind) : chineseText(what, dice, kind);
  const stacked = what.flavour === "stacked";
  // The first pages of a paper are its fullest, and some have nothing.
  const page = index === 0 ? 1 : 1 + Math.floor(what.pages * dice.below(1000) / 1000 * (dice.chance(0.5) ? 1 : 0.4));
  return {
    ...text, kind, page,
    kicker: stacked || dice.chance(0.2) ? text.kicker : undefined,
    subtitle: stacked || dice.chance(0.2) ? text.subtitle : undefined,
    section: dice.chance(0.9) ? sectionOf(what, dice, kind, index) : undefined,
    lang: isForeign ? "en" : undefined,
    authors: dice.chance(0.7) && what.language !== "en" && !isForeign ? [dice.pick(AUTHORS)] : [],
    isLead: index === 0 && dice.chance(0.5),
    picture: pictureOf(what, dice, kind, index),
  };
}

function chineseText({ flavour }, dice, kind) {
  const isLong = kind === "article" && flavour === "long paragraphs";
  const fill = filler({ places: PLACES, bodies: BODIES, matters: MATTERS.map(([matter]) => matter) }, dice);
  const sentences = count => inTurn(SENTENCES, count, dice).map(fill).join("");
  const word = flavour === "long words" && dice.chance(0.5) ? `（${ENGLISH.long}）` : "";
  return {
    title: chineseTitle(flavour, dice) + word,
    kicker: flavour === "stacked" ? `${dice.pick(KICKERS)} ${dice.pick(KICKERS)} ${dice.pick(KICKERS)}` : dice.pick(KICKERS),
    subtitle: flavour === "stacked" ? `${dice.pick(SUBTITLES)}；${dice.pick(SUBTITLES)}` : dice.pick(SUBTITLES),
    body: bodyOf(flavour, dice, kind, isLong, sentences),
  };
}

/** Fills the gaps of a sentence. */
function filler({ places, bodies, matters }, dice) {
  const words = { place: () => dice.pick(places), body: () => dice.pick(bodies), matter: () => dice.pick(matters), number: () => 3 + dice.below(90) };
  return sentence => sentence.replace(/\{(\w+)\}/g, (_, gap) => words[gap]());
}

/** So many of a list, from somewhere in it and without the same one twice on end. */
function inTurn(list, count, dice) {
  const first = dice.below(list.length);
  return Array.from({ length: count }, (_, nth) => list[(first + 4 * nth) % list.length]);
}

function chineseTitle(flavour, dice) {
  if (flavour === "short headlines") return dice.pick(SHORT_TITLES);
  const clause = () => {
    const [matter, results] = dice.pick(MATTERS);
    const result = dice.pick(results);
    const [place, body] = [dice.pick(PLACES), dice.pick(BODIES)];
    return dice.pick([`${place}${matter}${result}`, `${matter}${result}`, `${body}：${matter}${result}`, `${place}${matter} ${result}`]);
  };
  let title = clause();
  if (flavour === "long headlines") while (title.length < 34) title += (dice.chance(0.3) ? " " : "，") + clause();
  return title;
}

function bodyOf(flavour, dice, kind, isLong, sentences) {
  if (flavour === "no summaries") return dice.pick(["", "", sentences(1)]);
  if (isLong) return sentences(14 + dice.below(20));
  if (kind === "brief" || kind === "photo") return sentences(1 + dice.below(3));
  return Array.from({ length: 1 + dice.below(5) }, () => sentences(2 + dice.below(4))).join("\n\n");
}

function englishText({ flavour }, dice, kind) {
  const isLong = kind === "article" && flavour === "long paragraphs";
  const fill = filler(ENGLISH, dice);
  const sentences = count => inTurn(ENGLISH.sentences, count, dice).map(fill).join(" ");
  const title = `${dice.chance(0.5) ? `${dice.pick(ENGLISH.places)}: ` : ""}${dice.pick(ENGLISH.matters)} ${dice.pick(ENGLISH.results)}`;
  return {
    title: dice.chance(0.08) ? dice.pick(ENGLISH.short) : title[0].toUpperCase() + title.slice(1),
    kicker: dice.pick(ENGLISH.kickers),
    subtitle: dice.pick(ENGLISH.subtitles),
    body: bodyOf(flavour, dice, kind, isLong, sentences),
  };
}

function shapeOf({ flavour, pictures }, dice, kind, index) {
  if (flavour === "bare photos") return undefined;
  if (flavour === "photos") return pictures === "portraits" ? "portrait" : pictures === "panoramas" ? "panorama" : dice.pick(["wide", "wide", "portrait", "square"]);
  const any = dice.pick(["wide", "wide", "wide", "portrait", "square", "panorama"]);
  const often = kind === "photo" || dice.chance(0.3);
  switch (pictures) {
    case "none": return undefined;
    case "everywhere": return "wide";
    case "portraits": return dice.chance(0.7) ? "portrait" : undefined;
    case "panoramas": return dice.chance(0.7) ? "panorama" : undefined;
    case "squares": return dice.chance(0.7) ? "square" : undefined;
    case "mixed": return any;
    case "broken": return dice.chance(0.6) ? dice.pick([any, "sizeless", "bare"]) : undefined;
    case "lead portrait": return index === 0 ? "portrait" : often ? any : undefined;
    case "lead panorama": return index === 0 ? "panorama" : often ? any : undefined;
    case "lead none": return index !== 0 && often ? any : undefined;
    default: return index === 0 || often ? "wide" : undefined;
  }
}

/** A drawing of the sea in one of the shapes; `sizeless` tells only its proportions, `bare` not even those. */
function pictureOf(what, dice, kind, index) {
  const shape = shapeOf(what, dice, kind, index);
  if (!shape) return undefined;
  const [width, height] = SHAPES[shape] ?? SHAPES.wide;
  const shown = shape === "bare" ? "" : ` viewBox="0 0 ${width} ${height}"`;
  const size = SHAPES[shape] ? `${shown} width="${width}" height="${height}"` : shown;
  // Stories share a few drawings: to open one is most of the work of a browser.
  const nth = 1 + dice.below(3);
  const horizon = Math.round(height * (0.3 + nth / 10));
  const sky = `<rect width="${width}" height="${horizon}" fill="#cfd8d6"/>`;
  const sea = `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="#5f7d86"/>`;
  const sun = `<circle cx="${Math.round(width / (nth + 1))}" cy="${Math.round(horizon * 0.6)}" r="${Math.round(height / 12)}" fill="#e9b872"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"${size}>${sky}${sea}${sun}</svg>\n`;
  const caption = dice.chance(0.7) ? (what.language === "en" ? `The bay at ${dice.pick(ENGLISH.places)}.` : `${dice.pick(PLACES)}的早晨，潮水正在退去。`) : undefined;
  return { src: `images/${shape}-${nth}.svg`, svg, caption, alt: what.language === "en" ? "The sea in the morning" : "清晨的海面" };
}

function storyFile({ title, kicker, subtitle, section, page, authors, lang, kind, isLead, slug, picture, body }) {
  const values = { title, kicker, subtitle, section, slug, lang, kind: kind === "article" ? undefined : kind };
  const lines = Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  lines.push(`page: ${page}`);
  if (authors.length) lines.push(`authors: ${JSON.stringify(authors)}`);
  if (isLead) lines.push("lead: true");
  if (picture) lines.push("images:", `  - src: ${picture.src}`, ...(picture.caption ? [`    caption: ${picture.caption}`] : []), `    alt: ${picture.alt}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}
