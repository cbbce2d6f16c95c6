// The page picture looked at closely: it grows inside its pane, which scrolls. Its larger versions are loaded when they are wanted.

const pane = one(".pane");
const plate = one(".plate");
const MOST = 6;
let scale = 1;

/** Shows the picture so many times as large; what lies at a point of the window stays there. */
function zoom(to, x, y) {
  const picture = one("img", plate);
  const frame = pane.getBoundingClientRect();
  const [left, top] = [(x ?? frame.x + frame.width / 2) - frame.x, (y ?? frame.y + frame.height / 2) - frame.y];
  const grown = Math.min(Math.max(to, 1), MOST) / scale;
  // The pane keeps the shape that the whole picture has.
  if (scale === 1) pane.style.blockSize = `${frame.height}px`;
  scale *= grown;
  if (scale < 1.02) scale = 1;
  const isClose = scale > 1;
  const at = [(pane.scrollLeft + left) * grown - left, (pane.scrollTop + top) * grown - top];
  plate.style.inlineSize = isClose ? `${scale * 100}%` : "";
  [pane.scrollLeft, pane.scrollTop] = at;
  if (!isClose) pane.style.blockSize = "";
  pane.classList.toggle("close", isClose);
  pane.tabIndex = isClose ? 0 : -1;
  button("zoom-in").disabled = scale >= MOST;
  for (const name of ["zoom-out", "zoom-off"]) button(name).disabled = !isClose;
  if (isClose) for (const one of all("source, img", plate)) one.sizes = `${Math.ceil(picture.clientWidth)}px`;
}

/** By a button or a key; the pane takes the focus, so that arrows move the picture. */
function step(to) {
  zoom(to);
  if (scale > 1 ? document.activeElement === document.body : !one(":focus:enabled")) pane.focus({ preventScroll: true });
}

const STEPS = { "zoom-in": () => scale * 1.5, "zoom-out": () => scale / 1.5, "zoom-off": () => 1 };
const KEYS = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "zoom-off", Escape: "zoom-off" };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

if (pane) {
  for (const name in STEPS) button(name).addEventListener("click", () => step(STEPS[name]()));

  document.addEventListener("keydown", event => {
    const { key, target } = event;
    const isOurs = !event.defaultPrevented && !event.ctrlKey && !event.altKey && !event.metaKey && !one("dialog[open]");
    if (!isOurs || target.closest("input, select, textarea, [contenteditable], details[open].tools")) return;
    const isHere = target.closest(".facsimile");
    if (isHere && scale > 1 && ARROWS[key]) pane.scrollBy(...ARROWS[key].map(way => way * 80));
    else if (KEYS[key] && (isHere || root.dataset.keys !== "off") && (key !== "Escape" || scale > 1)) step(STEPS[KEYS[key]]());
    else return;
    event.preventDefault();
  });

  // A wheel turned with Ctrl, or two fingers on a touchpad.
  pane.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(scale * Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
  }, { passive: false });

  // Two fingers on the glass.
  let pinch;
  const fingers = ({ touches: [a, b] }) => ({
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2,
  });
  pane.addEventListener("touchstart", event => {
    pinch = event.touches.length === 2 ? { scale, apart: fingers(event).apart } : undefined;
  }, { passive: true });
  pane.addEventListener("touchmove", event => {
    if (!pinch || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    const { apart, x, y } = fingers(event);
    zoom(pinch.scale * apart / pinch.apart, x, y);
  }, { passive: false });

  // A mouse drags; that is no click on what it lets go of. Fingers scroll.
  let held;
  pane.addEventListener("pointerdown", event => {
    if (scale > 1 && event.pointerType === "mouse" && event.button === 0) held = { x: event.clientX, y: event.clientY, isDrag: false };
    else held = undefined;
  });
  addEventListener("pointermove", event => {
    if (!held || !(event.buttons & 1)) return;
    const [x, y] = [held.x - event.clientX, held.y - event.clientY];
    if (!held.isDrag && Math.hypot(x, y) < 4) return;
    pane.classList.add("held");
    pane.scrollBy(x, y);
    held = { x: event.clientX, y: event.clientY, isDrag: true };
  });
  addEventListener("pointerup", () => pane.classList.remove("held"));
  pane.addEventListener("dragstart", event => event.preventDefault());

  // A click or a tap comes closer, a double one goes back; a zone leads to its article.
  let wasClose;
  pane.addEventListener("click", event => {
    if (held?.isDrag) return event.preventDefault();
    if (!event.target.closest(".larger") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.detail < 2) wasClose = scale > 1;
    const isKey = event.detail === 0;
    if (!wasClose && scale === 1) zoom(2, ...(isKey ? [] : [event.clientX, event.clientY]));
    else if (wasClose && event.detail !== 1) zoom(1);
  }, true);
}
