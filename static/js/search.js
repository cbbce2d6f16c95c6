// newsprint's search: the browser looks through the archive a month at a time, newest first.
// What a segment holds is told in src/outputs/search.rs. Markup and texts come from the page.

// —— Matching: nothing here touches the page ——————————————————————————————————————————————————————————

/** Full and half width, upper and lower case are alike; traditional and simplified are not. */
export const fold = text => text.normalize("NFKC").toUpperCase().toLowerCase();

/** The words of a query, each once. All of them must be found. */
export const words = query => [...new Set(fold(query).split(/[\s,、;]+/u).filter(Boolean))].slice(0, 12);

// In scripts that put space between words, a word is found where one begins; in Han it is found anywhere.
const SPACED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

/** Where a folded text has a word, from a place on; -1 when nowhere. */
export function find(text, word, from = 0) {
  let at = text.indexOf(word, from);
  if (!SPACED.test(word[0])) return at;
  while (at > 0 && SPACED.test(text[at - 1])) at = text.indexOf(word, at + 1);
  return at;
}

/** As a byline prints an author: role, name, task. */
const author = ([name, role, task]) => [role, name, task].filter(Boolean).join(" ");
export const byline = ({ source, authors = [] }) => [source, ...authors.map(author)].filter(Boolean).join("  ");

/** What is looked through, the weightiest first, and the field that a reader may choose. */
const TEXTS = [
  ["title", article => article.title],
  ["title", article => `${article.kicker ?? ""}\n${article.subtitle ?? ""}`],
  ["author", byline],
  ["section", article => article.section ?? ""],
  ["topic", article => (article.topics ?? []).join("\n")],
  ["summary", article => article.summary ?? ""],
];
const ALL = "all";
const isAsked = (name, field = ALL) => field === ALL || field === name;

/** The articles of a segment in its order, with their places in the paper and their folded texts. */
export const entries = segment => segment.editions.flatMap(({ id, pages }) => pages.flatMap(({ label, articles }) =>
  articles.map(article => ({ ...article, id, label, date: id.slice(0, 10), folded: TEXTS.map(([, text]) => fold(text(article))) }))));

/** How weighty a match is: the place in TEXTS of the word that is found last; -1 when one is not found. */
function weight({ folded }, { words, field }) {
  let last = 0;
  for (const word of words) {
    const at = TEXTS.findIndex(([name], at) => isAsked(name, field) && find(folded[at], word) >= 0);
    if (at < 0) return -1;
    last = Math.max(last, at);
  }
  return last;
}

/** What a question `{ words, field, from, to }` asks for: found in the title first, then newest first. */
export const matches = (entries, question) => entries
  .filter(({ date }) => (!question.from || date >= question.from) && (!question.to || date <= question.to))
  .map(entry => [weight(entry, question), entry])
  .filter(([place]) => place >= 0)
  .sort(([one], [other]) => one - other)
  .map(([, entry]) => entry);

/** A text in pieces, `[piece, isMatch]`. */
export function pieces(text, words) {
  // A character is folded with its marks, and alone, so that a place in the folded text is a place in the text.
  const characters = text.match(/.[\p{M}\uff9e\uff9f]*/gsu) ?? [];
  const places = characters.flatMap((character, at) => Array(fold(character).length).fill(at));
  const folded = characters.map(fold).join("");
  const lit = new Set();
  for (const word of words) {
    for (let at = find(folded, word); at >= 0; at = find(folded, word, at + word.length)) {
      for (let place = places[at]; place <= places[at + word.length - 1]; place++) lit.add(place);
    }
  }
  const found = [];
  characters.forEach((character, at) => {
    const last = found.at(-1);
    if (last && last[1] === lit.has(at)) last[0] += character;
    else found.push([character, lit.has(at)]);
  });
  return found;
}

// —— The page —————————————————————————————————————————————————————————————————————————————————————————

/** Written by newsprint; another format needs another script. */
const FORMAT = 1;
/** One go ends when it has shown this many, or looked through a year. */
const ENOUGH = 50;
const MONTHS = 12;
/** Months kept in memory; the browser's own cache has the others. */
const KEPT = 24;

const form = globalThis.document?.querySelector("form[data-index]");
if (form) begin(form);

function begin(form) {
  const one = selector => document.querySelector(selector);
  const [status, list, older, ways, tips, template] = ["#told", "#found", "#older", "#ways", "#tips", "#result"].map(one);
  const texts = status.dataset;
  const index = new URL(form.dataset.index, location.href);
  const title = document.title;
  const lang = document.documentElement.lang;
  const say = options => new Intl.DateTimeFormat(/^en\b/.test(lang) ? "en-GB" : lang, { ...options, timeZone: "UTC" });
  const month = say({ year: "numeric", month: "long" });
  const day = say({ dateStyle: "long" });
  const inWords = text => month.format(new Date(`${text}-01`));

  /** The search that is shown; one that another has replaced shows nothing more. */
  let current = {};
  let months = null;
  const kept = new Map();

  async function json(url) {
    const response = await fetch(url);
    const told = response.ok && await response.json();
    if (told?.format !== FORMAT) throw new Error(`${url} is not there`);
    return told;
  }

  /** A promise of a month's entries. */
  function load({ month, version }) {
    if (!kept.has(month)) {
      const segment = json(new URL(`${month}.json?v=${version}`, index)).then(entries);
      kept.set(month, segment);
      segment.catch(() => kept.delete(month));
      if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    }
    return kept.get(month);
  }

  const tell = (text, values = {}) =>
    (status.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ""));

  /** Puts text into a slot of a result, or takes the slot out. */
  function fill(result, name, text, words = []) {
    const slot = result.querySelector(`[data-slot=${name}]`);
    if (!text) return slot?.remove();
    slot?.replaceChildren(...pieces(text, words).map(([piece, isMatch]) => {
      if (!isMatch) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    }));
  }

  function show(entry, { words, field }) {
    const result = template.content.firstElementChild.cloneNode(true);
    const marks = name => (isAsked(name, field) ? words : []);
    const slot = name => result.querySelector(`[data-slot=${name}]`);
    if (entry.lang) result.lang = entry.lang;
    if (entry.kind) result.classList.add(entry.kind);
    slot("title").href = new URL(`../${encodeURIComponent(entry.id)}/${encodeURIComponent(entry.slug)}/`, index);
    slot("title").parentElement.classList.toggle("parts", entry.title.includes(" "));
    slot("date").dateTime = entry.date;
    fill(result, "date", day.format(new Date(entry.date)));
    fill(result, "page", slot("page")?.textContent.replace("{page}", () => entry.label));
    fill(result, "kind", slot("kind")?.dataset[entry.kind]);
    fill(result, "section", entry.section, marks("section"));
    for (const name of ["title", "kicker", "subtitle"]) fill(result, name, entry[name], marks("title"));
    fill(result, "summary", entry.summary, marks("summary"));
    fill(result, "byline", byline(entry), marks("author"));
    const topics = (entry.topics ?? []).filter(topic => marks("topic").some(word => find(fold(topic), word) >= 0));
    fill(result, "topics", topics.map(topic => `#${topic}`).join("  "), words);
    list.append(result);
  }

  /** Asks what the form says. */
  function ask() {
    const { q, in: field, from, to } = Object.fromEntries(new FormData(form));
    const [first, last] = from && to && from > to ? [to, from] : [from, to];
    current = { query: q.trim(), found: [], question: { words: words(q), field, from: first, to: last } };
    document.title = current.query ? `${current.query} · ${title}` : title;
    list.replaceChildren();
    list.removeAttribute("aria-busy");
    older.hidden = tips.hidden = true;
    const hasWords = current.question.words.length > 0;
    ways.classList.toggle("waits", hasWords);
    tell("");
    if (hasWords) go(current);
  }

  /** Looks through the next months. */
  async function go(search) {
    const { question, query } = search;
    const before = list.childElementCount;
    const count = () => list.childElementCount;
    const end = () => ({ query, count: count(), month: search.month && inWords(search.month) });
    /** Shows what is found, up to the end of this go; the rest waits for the next. */
    const showSome = () => search.found.splice(0, before + ENOUGH - count()).forEach(entry => show(entry, question));
    search.isBusy = true;
    list.setAttribute("aria-busy", "true");
    older.textContent = older.dataset.older;
    showSome();
    try {
      months ??= (await json(index)).months;
      if (current !== search) return;
      search.rest ??= months.filter(({ month }) =>
        (!question.from || month >= question.from.slice(0, 7)) && (!question.to || month <= question.to.slice(0, 7)));
      for (let looked = 0; search.rest.length && looked < MONTHS && count() - before < ENOUGH; looked++) {
        const [next, after] = search.rest;
        search.month = next.month;
        tell(texts.busy, end());
        const loaded = load(next);
        if (after) load(after);
        const found = matches(await loaded, question);
        if (current !== search) return;
        search.found = found;
        search.rest.shift();
        showSome();
      }
      const isOver = !search.rest.length && !search.found.length;
      tell(count() ? (isOver ? texts.all : texts.some) : isOver ? texts.none : texts.noneYet, end());
      older.hidden = isOver;
      tips.hidden = count() > 0;
      ways.classList.toggle("waits", count() > 0);
    } catch {
      if (current !== search) return;
      tell(texts.failed, end());
      older.textContent = older.dataset.again;
      older.hidden = false;
    }
    search.isBusy = false;
    list.removeAttribute("aria-busy");
  }

  older.addEventListener("click", async () => {
    if (current.isBusy) return;
    const before = list.childElementCount;
    await go(current);
    // The reader goes on where the new results begin.
    list.children[before]?.querySelector("a").focus({ preventScroll: true });
  });

  /** Puts the address's question into the form, and asks it. */
  function follow() {
    const asked = new URLSearchParams(location.search);
    form.reset();
    for (const name of ["q", "from", "to"]) form.elements[name].value = asked.get(name) ?? "";
    for (const choice of form.elements.in) choice.checked ||= choice.value === asked.get("in");
    ask();
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    const isSaid = ([name, value]) => value.trim() && (name !== "in" || value !== ALL);
    const asked = new URLSearchParams([...new FormData(form)].filter(isSaid)).toString();
    if (`?${asked}` !== location.search) history.pushState(null, "", asked ? `?${asked}` : location.pathname);
    ask();
  });
  form.addEventListener("change", ({ target }) => target.name !== "q" && form.elements.q.value.trim() && form.requestSubmit());
  addEventListener("popstate", follow);
  follow();
  if (!form.elements.q.value) form.elements.q.focus();
}
