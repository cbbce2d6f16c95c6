// newsprint's reading tools. Every page works without them; each part below looks for its own markup
// and does nothing when it is not there. All texts come from the page.

const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const button = name => one(`button[data-do="${name}"]`);

// —— Reading choices: text size, background, typeface, shortcuts ———————————————————————————————————

const STORE = "newsprint";
const CHOICES = ["size", "theme", "face", "keys"];
const panel = one(".tools .panel");

/** Puts the choices kept in <html data-…> into the controls, and the paper's colour around the page. */
function show() {
  for (const input of all(".panel input")) {
    const kept = root.dataset[input.name];
    if (input.type === "checkbox") input.checked = kept !== "off";
    else input.checked = kept ? kept === input.value : input.defaultChecked;
  }
  let meta = one("meta[name=theme-color]");
  if (!meta) {
    meta = document.createElement("meta");
    meta.name = "theme-color";
    document.head.append(meta);
  }
  meta.content = getComputedStyle(root).backgroundColor;
}

/** Sets one choice and keeps all of them; nothing means as the paper is set, and is not kept. */
function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  keep();
  show();
}

function keep() {
  try {
    const kept = CHOICES.filter(name => root.dataset[name]).map(name => [name, root.dataset[name]]);
    localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(kept)));
  } catch { /* storage is full or forbidden: the choice holds for this page */ }
}

panel?.addEventListener("submit", event => event.preventDefault());
panel?.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") choose(target.name, target.checked ? "" : "off");
  else choose(target.name, target.defaultChecked ? "" : target.value);
});

// Another tab, or this page out of the back-forward cache, follows.
function follow() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch { /* as above */ }
  for (const name of CHOICES) {
    if (kept[name]) root.dataset[name] = kept[name];
    else delete root.dataset[name];
  }
  show();
}
addEventListener("storage", event => event.key === STORE && follow());
addEventListener("pageshow", event => event.persisted && follow());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
show();

// The panel closes as a menu does.
const tools = one(".tools");
document.addEventListener("click", event => {
  if (tools?.open && !tools.contains(event.target)) tools.open = false;
});
tools?.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !tools.open) return;
  tools.open = false;
  one("summary", tools).focus();
});

// —— The page picture: a title and its zone light together ——————————————————————————————————————————

const zones = all(".zones a, .blocks a");
const titles = all(".spread .titles a");
for (const [here, there] of [[titles, zones], [zones, titles]]) {
  for (const link of here) {
    // An SVG link's `href` is an object, so the attributes are compared.
    const pairs = there.filter(other => other.getAttribute("href") === link.getAttribute("href"));
    const light = lit => pairs.forEach(pair => pair.classList.toggle("lit", lit));
    for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => light(true));
    for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => light(false));
  }
}

// —— Print, copy ————————————————————————————————————————————————————————————————————————————————————

button("print")?.addEventListener("click", () => print());

button("copy")?.addEventListener("click", async ({ currentTarget: copy }) => {
  const label = copy.textContent;
  try {
    await navigator.clipboard.writeText(copy.dataset.url);
  } catch {
    // Without permission, or on plain http, the address is marked for the reader to copy.
    getSelection().selectAllChildren(one("[rel=bookmark]"));
    return;
  }
  copy.textContent = copy.dataset.done;
  say(copy.dataset.done);
  setTimeout(() => (copy.textContent = label), 2000);
});

/** Tells a screen reader what happened. */
function say(text) {
  let status = one("[role=status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "unseen";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 50);
}

// —— Read aloud: paragraph by paragraph, in sentences, since engines drop long texts ——————————————————

const voice = window.speechSynthesis;
const player = one(".speech");
const piece = one(".piece");
/** What is left to say: `{ text, block }`. */
let script = [];
let spoken = null;

const lines = () =>
  all("hgroup > *, .matter .jump, .body :is(h2, h3, h4, p, li, blockquote, td, th), figcaption", piece)
    .filter(block => !one("p, li", block))
    .flatMap(block =>
      (block.textContent.match(/[^。！？!?\n]+[。！？!?”’」』）]*/gu) ?? []).map(text => ({ text: text.trim(), block })))
    .filter(line => line.text);

function mark(block) {
  if (spoken === block) return;
  spoken?.classList.remove("spoken");
  spoken = block;
  if (!block) return;
  block.classList.add("spoken");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  block.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function speak() {
  const line = script[0];
  mark(line?.block ?? null);
  if (!line) return quiet();
  const utterance = new SpeechSynthesisUtterance(line.text);
  utterance.lang = line.block.closest("[lang]").lang;
  utterance.rate = Number(one("select", player).value);
  utterance.onend = () => {
    if (script[0] !== line) return;
    script.shift();
    speak();
  };
  voice.speak(utterance);
}

function quiet() {
  script = [];
  voice.cancel();
  mark(null);
  player.hidden = true;
  button("read").setAttribute("aria-pressed", "false");
}

if (voice && player) {
  const pause = button("pause");
  const showPaused = paused => (pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause);
  const restart = () => {
    const rest = script;
    script = [];
    voice.cancel();
    script = rest.map(line => ({ ...line }));
    showPaused(false);
    speak();
  };
  button("read").addEventListener("click", () => {
    if (!player.hidden) return quiet();
    script = lines();
    player.hidden = false;
    button("read").setAttribute("aria-pressed", "true");
    restart();
  });
  pause.addEventListener("click", () => {
    if (voice.paused) voice.resume();
    else voice.pause();
    showPaused(pause.textContent === pause.dataset.pause);
  });
  button("stop").addEventListener("click", () => {
    quiet();
    button("read").focus();
  });
  one("select", player).addEventListener("change", () => script.length && restart());
  addEventListener("pagehide", () => voice.cancel());
}

// —— Offline: a worker keeps the newest edition and what is read ————————————————————————————————————

const worker = one("[data-worker]")?.dataset.worker;
const keeper = navigator.serviceWorker;

async function keepPaper() {
  // The preview shows the paper as it is now; nothing kept may stand before it.
  if (one("script[src^='/.newsprint/']")) return (await keeper.getRegistration())?.unregister();
  const stock = async () => (await keeper.ready).active.postMessage("stock");
  keeper.addEventListener("controllerchange", stock);
  const registration = await keeper.register(worker);
  stock();
  // Browsers look for a new worker in their own time; the newest edition should not wait for it.
  await registration.update();
}
if (worker && keeper) addEventListener("load", () => keepPaper().catch(() => { /* not kept, but read */ }));

// —— Keyboard: links say their key in aria-keyshortcuts —————————————————————————————————————————————

const help = one("#help");
button("help")?.addEventListener("click", () => help.showModal());
// A click on the backdrop lands on the dialog itself.
for (const dialog of all("dialog")) dialog.addEventListener("click", event => event.target === dialog && dialog.close());

/** The page's own search box, or the one that every page keeps aside. */
function search() {
  const box = all("main input[type=search]").find(input => input.offsetParent);
  if (!box) return one("dialog#search")?.showModal();
  box.focus();
  box.select();
}

document.addEventListener("keydown", event => {
  const { key, target } = event;
  const isOurs = !event.defaultPrevented && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isOurs || root.dataset.keys === "off" || one("dialog[open]")) return;
  // A box that closed this moment keeps the focus until the next frame; it takes no letters any more.
  const isShown = target.getClientRects().length > 0;
  if (isShown && target.closest("input, select, textarea, [contenteditable], .table, details[open].tools")) return;
  if (key === "?") return help?.showModal();
  // A browser's own quick find must not take the rest of what is typed.
  if (key === "/") return event.preventDefault(), search();
  const link = all("a[aria-keyshortcuts]").find(a => a.getAttribute("aria-keyshortcuts") === key);
  if (link && !event.shiftKey) link.click();
});
