// Print, copy.

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
