// Reading choices: text size, background, typeface, shortcuts.

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
