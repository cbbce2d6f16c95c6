// The search page: words and markup are the page's, all that is searched is newsprint-search.js's.

const form = document.querySelector("form[data-index]");
if (form) begin();

function begin() {
  const one = selector => document.querySelector(selector);
  const [status, list, older, ways, tips, template, looking, narrow] = ["#told", "#found", "#older", "#ways", "#tips", "#result", "#looking", "#narrow"].map(one);
  const texts = status.dataset;
  const { title } = document;
  const { lang } = document.documentElement;
  // A theme's page may be older than the index, and name no module.
  const index = new URL(form.dataset.index.replace(/json$/, "bin"), location.href);
  const module = form.dataset.module ?? new URL("newsprint-search.js", import.meta.url);
  const say = options => new Intl.DateTimeFormat(/^en\b/.test(lang) ? "en-GB" : lang, { ...options, timeZone: "UTC" });
  const [month, day] = [say({ year: "numeric", month: "long" }), say({ dateStyle: "long" })];

  /** The search that is shown; one that another has replaced shows nothing more. */
  let current = {};
  let opened;

  const count = () => list.childElementCount;
  const tell = ({ query, date }, text = "") => (status.textContent = text.replace(/\{(\w+)\}/g, (_, name) =>
    ({ query, count: list.dataset.total ?? count(), month: date && month.format(new Date(date)) })[name] ?? ""));

  /** Puts pieces into a slot of a result, or takes the slot out. */
  function fill(result, name, pieces) {
    const slot = result.querySelector(`[data-slot=${name}]`);
    if (!pieces.some(([piece]) => piece)) return slot?.remove();
    slot?.replaceChildren(...pieces.map(([piece, isMatch]) => {
      if (!isMatch) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    }));
  }

  function show(hit, { marks, all }) {
    const result = template.content.firstElementChild.cloneNode(true);
    const slot = name => result.querySelector(`[data-slot=${name}]`);
    const lit = (text = "", name) => marks(text, all.filter(({ field }) => field === "any" || field === name));
    const plain = text => [[text ?? ""]];
    if (hit.lang) result.lang = hit.lang;
    if (hit.kind) result.classList.add(hit.kind);
    slot("title").parentElement.classList.toggle("parts", hit.title.includes(" "));
    if (slot("date")) slot("date").dateTime = hit.date;
    fill(result, "date", plain(day.format(new Date(hit.date))));
    fill(result, "page", plain(hit.page && slot("page")?.textContent.replace("{page}", () => hit.page)));
    fill(result, "kind", plain(slot("kind")?.dataset[hit.kind]));
    fill(result, "section", lit(hit.section, "section"));
    fill(result, "byline", lit(hit.byline, "author"));
    for (const name of ["title", "kicker", "subtitle"]) fill(result, name, lit(hit[name], "title"));
    const topics = (hit.topics ?? []).map(topic => lit(topic)).filter(pieces => pieces.some(([, isMatch]) => isMatch));
    fill(result, "topics", topics.flatMap(pieces => [["#"], ...pieces, ["  "]]));

    // What stands around the first match of the body, and the way to it.
    const bodies = [...hit.captions ?? [], hit.text ?? ""].map(text => lit(text));
    const body = bodies.find(pieces => pieces.some(([, isMatch]) => isMatch)) ?? [];
    const at = body.findIndex(([, isMatch]) => isMatch);
    const [before, after] = [body.slice(0, at), body.slice(at + 1)].map(pieces => pieces.map(([piece]) => piece).join(""));
    const start = [...before].slice(-24).join("");
    let room = 80;
    fill(result, "summary", at < 0 ? plain(hit.summary ?? [...hit.text ?? ""].slice(0, room).join("")) : [
      [start === before ? start : `…${start}`],
      ...body.slice(at).flatMap(([piece, isMatch]) => {
        const some = [...piece].slice(0, Math.max(0, room));
        room -= some.length;
        return some.length ? [[some.join(""), isMatch]] : [];
      }),
      [room > 0 ? "" : "…"],
    ]);
    const CLAUSE = "[^\\s\\p{P}]*";
    const coded = text => encodeURIComponent(text).replace(/-/g, "%2D");
    const [prefix] = RegExp(`${CLAUSE}$`, "u").exec(before);
    const [suffix] = RegExp(`^${CLAUSE}`, "u").exec(after);
    const place = at < 0 ? "" : `#:~:text=${prefix && `${coded(prefix)}-,`}${coded(body[at][0].trim())}${suffix && `,-${coded(suffix)}`}`;
    slot("title").href = `${new URL(`../${hit.url}`, index)}${place}`;
    list.append(result);
  }

  /** The form's question as an address has it, with changes. */
  function asked(changes) {
    const said = { ...Object.fromEntries(new FormData(form)), ...changes };
    for (const name in said) if (!said[name].trim() || ["all", "newest"].includes(said[name])) delete said[name];
    return `?${new URLSearchParams(said)}`;
  }

  /** Ways to fewer results, by year and by section, and back to more. */
  function narrowBy({ years, sections, isExact }) {
    if (!narrow) return;
    const { q, from, to } = form.elements;
    const link = (name, number, changes) => {
      const [item, a] = ["li", "a"].map(tag => document.createElement(tag));
      a.href = asked(changes);
      a.textContent = name;
      item.append(a, number && ` ${number}${isExact ? "" : "+"}`);
      return item;
    };
    const isBound = from.value || to.value;
    narrow.children[0].replaceChildren(
      ...isBound ? [link(narrow.dataset.all, "", { from: "", to: "" })] : [],
      ...years.sort().reverse().map(([year, number]) => link(year, number, { from: `${year}-01-01`, to: `${year}-12-31` })),
    );
    narrow.children[1].replaceChildren(...sections.map(([name, number]) => link(name, number, { q: `${q.value} ${narrow.dataset.section}"${name}"` })));
  }

  /** Shows how a search stands that goes on no more for now. */
  function rest(search, text, way) {
    search.run = null;
    list.removeAttribute("aria-busy");
    if (looking) looking.hidden = true;
    tell(search, text);
    older.hidden = !way;
    older.textContent = way;
    const isFound = count() > 0;
    tips.hidden = isFound || text !== texts.none;
    ways.classList.toggle("waits", isFound);
  }

  /** Goes on until there are `search.wanted` results and a pause, or all of them. */
  async function go(search) {
    const run = (search.run = {});
    list.setAttribute("aria-busy", "true");
    older.hidden = true;
    delete list.dataset.total;
    tell(search, texts.busy);
    if (looking) looking.hidden = false;
    try {
      opened ??= import(module).then(({ open }) => open(index));
      search.index = await opened;
      search.stream ??= stream(search);
      for (;;) {
        search.next ??= search.stream.next();
        const { hits, progress, date, isAnew, isPause, isDone, ...sum } = (await search.next).value;
        if (search !== current || run !== search.run) return;
        search.next = null;
        if (isAnew) {
          list.replaceChildren();
          search.skip = 0;
        } else if (progress) {
          search.date = date;
          if (looking) looking.firstElementChild.value = progress;
        } else if (hits && search.skip-- <= 0) {
          show(hits[0], { marks: search.index.marks, all: search.question.all });
          if (count() === search.place?.count) restore(search.place);
        } else if (isPause || isDone) {
          list.dataset.total = sum.total;
          if (count()) narrowBy(sum);
          if (isDone || count() >= search.wanted) return rest(search, count() ? sum.isExact ? texts.all : texts.least ?? texts.some : texts.none, isDone ? "" : older.dataset.older);
        }
      }
    } catch (error) {
      if (search !== current || run !== search.run) return;
      // What was shown is passed over when it is tried again.
      search.stream = search.next = null;
      search.skip = count();
      opened?.catch(() => (opened = null));
      rest(search, error.code === "network" || !texts.missing ? texts.failed : texts.missing, older.dataset.again);
    }
  }

  /** Asks the index; the form's fields bound what is typed. */
  function stream(search) {
    const { q, in: field, from, to, order } = search.asked;
    const [first, last] = from && to && from > to ? [to, from] : [from, to];
    const question = (search.question = search.index.parse(q));
    for (const phrase of [...question.all, ...question.none]) if (phrase.field === "any" && field) phrase.field = field.replace("all", "any");
    if (first && !(question.from > first)) question.from = first;
    if (last && !(question.to && question.to < last)) question.to = last;
    return search.index.search(question, { order, signal: search.control.signal, sections: narrow?.dataset.names?.split("|") });
  }

  /** Asks what the form says; `place` is where a reader was who comes back. */
  function ask(place) {
    const asked = Object.fromEntries(new FormData(form));
    current.control?.abort();
    current = { asked, query: asked.q.trim(), place, wanted: place?.count ?? 1, skip: 0, control: new AbortController() };
    document.title = current.query ? `${current.query} · ${title}` : title;
    list.replaceChildren();
    delete list.dataset.total;
    narrow?.querySelectorAll("li").forEach(item => item.remove());
    rest(current, current.query && !canInflate() ? texts.old ?? texts.failed : "", "");
    ways.classList.toggle("waits", !!current.query && canInflate());
    if (current.query && canInflate()) go(current);
  }

  function canInflate() {
    try {
      return !!new DecompressionStream("deflate-raw");
    } catch {
      return false;
    }
  }

  function restore({ top, at }) {
    list.children[at]?.querySelector("a").focus({ preventScroll: true });
    scrollTo(0, top);
  }

  /** Puts the address's question into the form, and asks it. */
  function follow() {
    const asked = new URLSearchParams(location.search);
    form.reset();
    for (const name of ["q", "from", "to"]) form.elements[name].value = asked.get(name) ?? "";
    for (const name of ["in", "order"]) for (const choice of form.elements[name] ?? []) choice.checked ||= choice.value === asked.get(name);
    ask(history.state);
  }

  function submit() {
    const search = asked();
    if (search !== (location.search || "?")) history.pushState(null, "", search === "?" ? location.pathname : search);
    ask();
  }

  /** Notes where the reader is, for when he comes back. */
  function keep() {
    const at = [...list.children].findIndex(result => result.contains(document.activeElement));
    history.replaceState(count() ? { count: count(), top: scrollY, at } : null, "");
  }

  older.addEventListener("click", async () => {
    const before = count();
    current.wanted = before + 1;
    await go(current);
    // The reader goes on where the new results begin.
    list.children[before]?.querySelector("a").focus({ preventScroll: true });
  });
  const stop = () => current.run && rest(current, texts.stopped, older.dataset.on);
  one("#stop")?.addEventListener("click", stop);
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !current.run) return;
    event.preventDefault();
    stop();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("change", ({ target }) => target.name !== "q" && form.elements.q.value.trim() && submit());
  form.addEventListener("input", ({ target }) => target.name === "q" && !target.value && submit());
  history.scrollRestoration = "manual";
  list.addEventListener("click", keep);
  addEventListener("pagehide", keep);
  addEventListener("popstate", follow);
  follow();
  if (!form.elements.q.value) form.elements.q.focus();
}
