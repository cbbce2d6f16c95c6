// Keyboard: links say their key in aria-keyshortcuts.

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
