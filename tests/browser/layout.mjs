// How well a page is laid out, measured from what a reader sees: the rectangles of its lines of text and its pictures, its
// ink. Rules and tints are no ink: an empty box with a border is empty.
//
// const found = await measure(page, { stories: 5 });   for (const fault of faults(found)) …
//
// Lengths are CSS pixels of the document, places [left, top, width, height].

/** The height of one screen at each width. */
export const SCREENS = { 390: 844, 820: 1000, 1440: 900 };

const LINE = 1.7 * 16;

/** What is still good, for every page of every edition. */
export const LIMITS = {
  hole: 0.12, // of a screen
  uneven: 3, // lines
  masthead: { 390: 160, 1440: 240 },
  height: { 390: 9000, 1440: 5000 },
  first: 3, // stories on the first screen, the lead among them
  overlap: 2,
  narrow: 8, // em
};

const SETTINGS = {
  line: LINE,
  cell: 8,
  margin: 0.75 * LINE, // on each side of the ink: a line and a half between two texts is no hole
  least: 0.18, // of the width of the screen: what is narrower is a margin or a ragged edge
  shortest: 8, // characters: what has fewer is a label
  overlap: LIMITS.overlap,
  narrow: LIMITS.narrow,
};

/** Loads the pictures of the page and measures it. */
export async function measure(page) {
  return page.evaluate(`(async () => {\n${INSIDE.join("\n")}\nreturn measurePage(${JSON.stringify(SETTINGS)});\n})()`);
}

/**
 * What is wrong with a page, each fault as { what, value, limit, where }. `isFront` for the front page, whose masthead,
 * columns and first screen are told; `stories` is how many its edition has.
 */
export function faults(found, { isFront = false, stories = LIMITS.first } = {}) {
  const { width, screen } = found;
  const list = [];
  const tell = (what, value, limit, where) => list.push({ what, value: Math.round(value * 1000) / 1000, limit, where });
  const most = (what, value, limit, where) => value > limit && tell(what, value, limit, where);

  most("scrolls sideways", found.sideways.by, 0, found.sideways.where);
  most("hole, in screens", found.hole.share, LIMITS.hole, found.hole.place);
  for (const { em, where } of found.narrow) tell("narrow box, in em", em, LIMITS.narrow, where);
  for (const { by, where } of found.overlaps) tell("overlap", by, LIMITS.overlap, where);
  if (!isFront) return list;

  most("height of the page", found.height, LIMITS.height[width] ?? Infinity, "the whole page");
  if (width >= 820) most("uneven columns, in lines", found.uneven.lines, LIMITS.uneven, found.uneven.where);
  most("height of the masthead", found.masthead.height, LIMITS.masthead[width] ?? Infinity, ".masthead");
  most("masthead runs out sideways", found.masthead.over, 0, found.masthead.where);
  const wanted = Math.min(LIMITS.first, stories);
  if (width >= 820 && found.first.count < wanted) tell("stories on the first screen", found.first.count, wanted, `above ${screen}`);
  if (width >= 820 && stories > 0 && !found.first.hasLead) tell("the lead is on the first screen", 0, 1, `above ${screen}`);
  return list;
}

// —— What follows runs in the page; its source is sent there, so it names nothing from above. ——

async function measurePage(settings) {
  for (const image of document.images) image.loading = "eager";
  // Their sizes are enough: to decode them would take most of the time.
  const isHere = image => new Promise(done => image.complete ? done() : ["load", "error"].forEach(what => image.addEventListener(what, done)));
  await Promise.all([...document.images].map(isHere));
  await document.fonts.ready;
  const ink = inkOf(document.body);
  const main = document.querySelector("main");
  return {
    width: innerWidth,
    screen: innerHeight,
    height: document.documentElement.scrollHeight,
    sideways: sidewaysOf(ink),
    hole: largestHole(main, ink.filter(piece => main.contains(piece.node)), settings),
    narrow: narrowBoxes(main, settings),
    overlaps: overlapsOf(ink, settings),
    uneven: unevenColumns(ink, settings),
    masthead: mastheadOf(ink),
    first: firstScreen(main),
  };
}

/** The ink inside an element: { left, top, right, bottom, node, story }. */
function inkOf(root) {
  const ink = [];
  const pictures = "img, svg, video, canvas, object, iframe, input, textarea, select, progress, meter";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    if (node.matches("script, style, template, noscript, option")) return NodeFilter.FILTER_REJECT;
    return node.checkVisibility({ visibilityProperty: true }) || getComputedStyle(node).display === "contents"
      ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  });
  // The text of an svg belongs to its picture.
  for (let node = walker.nextNode(); node;) {
    const isPicture = node.nodeType === Node.ELEMENT_NODE && node.matches(pictures);
    if (node.nodeType === Node.TEXT_NODE) ink.push(...linesOf(node));
    else if (isPicture) ink.push(...pieces([drawnRect(node)], node));
    node = isPicture ? walker.nextSibling() ?? nextOutside(walker) : walker.nextNode();
  }
  return ink;
}

/** The next node of a walk that is not inside the present one. */
function nextOutside(walker) {
  while (walker.parentNode()) {
    const next = walker.nextSibling();
    if (next) return next;
  }
  return null;
}

/** The lines of a text, as high as its letters: the box of a line of a large face reaches into its neighbours. */
function linesOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const size = parseFloat(getComputedStyle(text.parentElement).fontSize);
  const lines = [...range.getClientRects()].map(({ left, right, top, bottom }) => {
    const height = Math.min(size, bottom - top);
    const middle = (top + bottom) / 2;
    return { left, right, top: middle - height / 2, bottom: middle + height / 2 };
  });
  return pieces(lines, text);
}

/** Rectangles as ink: what is seen of them, in the document. */
function pieces(rects, node) {
  const element = node.parentElement;
  const story = storyOf(element);
  const clips = clipsOf(element);
  const seen = [];
  for (let { left, right, top, bottom } of rects) {
    for (const clip of clips) {
      [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
      [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
    }
    if (right - left < 1 || bottom - top < 1 || right + scrollX <= 0) continue;
    seen.push({ left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY, node, story });
  }
  return seen;
}

/** The boxes that cut off what is in an element. */
function clipsOf(element) {
  const clips = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [cutsX, cutsY] = [overflowX !== "visible", overflowY !== "visible"];
    clips.push({ left: cutsX ? left : -1e6, right: cutsX ? right : 1e6, top: cutsY ? top : -1e6, bottom: cutsY ? bottom : 1e6 });
  }
  return clips;
}

/** What two pieces of ink that may touch have in common: the article, the line of a list, or else the block. */
function storyOf(element) {
  return element.closest("article") ?? element.closest("li") ?? element.closest("figure, .facsimile") ?? blockOf(element);
}

function blockOf(element) {
  let block = element;
  while (block.parentElement && /^(inline|contents|none)/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block;
}

/** Where a picture is drawn: within its box it may be smaller. */
function drawnRect(picture) {
  const box = picture.getBoundingClientRect();
  const { objectFit, objectPosition } = getComputedStyle(picture);
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (!(width && height) || !/contain|scale-down|none/.test(objectFit)) return box;
  const whole = Math.min(box.width / width, box.height / height);
  const scale = objectFit === "contain" ? whole : objectFit === "none" ? 1 : Math.min(1, whole);
  const [drawnWidth, drawnHeight] = [Math.min(width * scale, box.width), Math.min(height * scale, box.height)];
  const offset = (part, free) => part.endsWith("%") ? free * parseFloat(part) / 100 : parseFloat(part);
  const [x, y] = objectPosition.split(" ");
  const [left, top] = [box.left + offset(x, box.width - drawnWidth), box.top + offset(y, box.height - drawnHeight)];
  return { left, top, right: left + drawnWidth, bottom: top + drawnHeight };
}

/** How far the page runs out of the window, and what does. */
function sidewaysOf(ink) {
  const by = Math.max(0, document.documentElement.scrollWidth - innerWidth);
  const furthest = ink.reduce((one, other) => other.right > (one?.right ?? 0) ? other : one, undefined);
  return { by, where: by ? nameOf(furthest?.node) : "" };
}

/** The largest empty rectangle between the top of `main` and its last ink, as a share of the screen. */
function largestHole(main, ink, { cell, margin, least }) {
  const column = contentColumn(main);
  const [left, right, top] = [column.left, column.right, main.getBoundingClientRect().top + scrollY];
  const bottom = Math.max(top, ...ink.map(piece => piece.bottom));
  const [columns, rows] = [Math.floor((right - left) / cell), Math.floor((bottom - top) / cell)];
  const isInked = new Uint8Array(Math.max(0, columns * rows));
  const clamp = (value, most) => Math.max(0, Math.min(most, value));
  for (const piece of ink) {
    const first = clamp(Math.floor((piece.left - margin - left) / cell), columns);
    const last = clamp(Math.ceil((piece.right + margin - left) / cell), columns);
    const end = clamp(Math.ceil((piece.bottom + margin - top) / cell), rows);
    for (let row = clamp(Math.floor((piece.top - margin - top) / cell), rows); row < end; row++) {
      isInked.fill(1, row * columns + first, row * columns + last);
    }
  }
  // A rule parts what is above it from what is below: the lines of a list are no hole together.
  for (const rule of rulesOf(main)) {
    const row = Math.floor((rule.y - top) / cell);
    if (row < 0 || row >= rows) continue;
    isInked.fill(1, row * columns + clamp(Math.floor((rule.left - left) / cell), columns), row * columns + clamp(Math.ceil((rule.right - left) / cell), columns));
  }
  // What the margins of the ink took from the rectangle is given back: the hole is as large as it looks.
  let best = { area: 0, place: [0, 0, 0, 0] };
  const narrowest = Math.max(1, (least * innerWidth - 2 * margin) / cell);
  for (const found of emptyRectangles(isInked, columns, rows, narrowest)) {
    const [x, y] = [Math.max(left, left + found.x * cell - margin), Math.max(top, top + found.y * cell - margin)];
    const width = Math.min(right, left + (found.x + found.width) * cell + margin) - x;
    const height = Math.min(bottom, top + (found.y + found.height) * cell + margin) - y;
    if (width >= least * innerWidth && width * height > best.area) best = { area: width * height, place: [x, y, width, height].map(Math.round) };
  }
  return { share: best.area / (innerWidth * innerHeight), place: best.place };
}

/** The horizontal rules below an element. */
function rulesOf(main) {
  const rules = [];
  for (const element of main.querySelectorAll("*")) {
    const { borderTopWidth, borderTopStyle, borderBottomWidth, borderBottomStyle } = getComputedStyle(element);
    const box = () => element.getBoundingClientRect();
    const add = y => rules.push({ left: box().left, right: box().right, y: y + scrollY });
    if (!element.checkVisibility()) continue;
    if (parseFloat(borderTopWidth) && borderTopStyle !== "none") add(box().top);
    if (parseFloat(borderBottomWidth) && borderBottomStyle !== "none") add(box().bottom);
  }
  return rules;
}

/** The left and right edge between which the children of `main` stand. */
function contentColumn(main) {
  const boxes = [...main.children].filter(child => child.checkVisibility()).map(child => child.getBoundingClientRect()).filter(box => box.width);
  if (!boxes.length) return main.getBoundingClientRect();
  return { left: Math.min(...boxes.map(box => box.left)), right: Math.max(...boxes.map(box => box.right)) };
}

/** Every empty rectangle that cannot grow upwards or sideways: the largest rectangles in the histograms of the rows. */
function* emptyRectangles(isInked, columns, rows, least) {
  const heights = new Int32Array(columns + 1);
  for (let row = 0; row < rows; row++) {
    const open = [];
    for (let column = 0; column <= columns; column++) {
      const height = column === columns || isInked[row * columns + column] ? 0 : heights[column] + 1;
      heights[column] = height;
      let start = column;
      while (open.length && open.at(-1).height >= height) {
        const { x, height: tall } = open.pop();
        if (column - x >= least && tall) yield { x, y: row - tall + 1, width: column - x, height: tall };
        start = x;
      }
      open.push({ x: start, height });
    }
  }
}

/** Blocks whose text is broken into lines of less than eight of its letters. */
function narrowBoxes(main, { narrow, shortest }) {
  const found = [];
  for (const block of main.querySelectorAll("*")) {
    const style = getComputedStyle(block);
    if (/^(inline|contents|none|table)/.test(style.display) || block.closest("svg, table, pre")) continue;
    if (!block.checkVisibility({ visibilityProperty: true })) continue;
    const isInline = node => node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display.startsWith("inline");
    const own = [...block.childNodes].filter(node => node.nodeType === Node.TEXT_NODE || isInline(node));
    const text = own.map(node => node.textContent).join("").trim();
    const width = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const em = width / parseFloat(style.fontSize);
    if (text.length <= shortest || em >= narrow || !isBroken(own)) continue;
    found.push({ em, where: `${nameOf(block)} ${text.slice(0, 20)}` });
  }
  return found;
}

/** Whether some text is set in more than one line. */
function isBroken(nodes) {
  const range = document.createRange();
  range.setStartBefore(nodes[0]);
  range.setEndAfter(nodes.at(-1));
  const rects = [...range.getClientRects()].filter(rect => rect.width > 1);
  return rects.some(rect => rect.top > rects[0].top + rects[0].height / 2);
}

/** Ink of one story upon that of another. */
function overlapsOf(ink, { overlap }) {
  const sorted = [...ink].sort((one, other) => one.top - other.top);
  const found = [];
  let open = [];
  for (const piece of sorted) {
    open = open.filter(other => other.bottom - piece.top > overlap);
    for (const other of open) {
      if (other.story === piece.story) continue;
      const across = Math.min(piece.right, other.right) - Math.max(piece.left, other.left);
      const by = Math.min(across, Math.min(piece.bottom, other.bottom) - piece.top);
      const place = `${Math.round(piece.left)},${Math.round(piece.top)}`;
      if (by > overlap && found.length < 5) found.push({ by, where: `${nameOf(other.node)} / ${nameOf(piece.node)} at ${place}` });
    }
    open.push(piece);
  }
  return found;
}

/** How far apart the columns of a row end at most. */
function unevenColumns(ink, { line }) {
  let worst = { lines: 0, where: "" };
  const marked = document.querySelectorAll("main .columns");
  for (const container of marked.length ? marked : document.querySelectorAll("main .frontpage")) {
    for (const columns of rowsOf(container, ink)) {
      const ends = columns.map(column => column.bottom);
      const lines = (Math.max(...ends) - Math.min(...ends)) / line;
      const list = columns.map(({ name, bottom }) => `${name} ${Math.round(bottom)}`);
      if (lines > worst.lines) worst = { lines, where: `${nameOf(container)}: ${list.join(", ")}` };
    }
  }
  return worst;
}

/** The rows of a container, each as the columns at its foot. A column may be of several boxes, one above the other. */
function rowsOf(container, ink) {
  const { columnCount, columnWidth } = getComputedStyle(container);
  const isFlowing = columnCount !== "auto" || columnWidth !== "auto";
  const inside = ink.filter(piece => container.contains(piece.node));
  const boxes = [...container.children].map(child => {
    const { left, right, top, bottom: end } = child.getBoundingClientRect();
    const lowest = Math.max(top + scrollY, ...inside.filter(piece => child.contains(piece.node)).map(piece => piece.bottom));
    return { name: nameOf(child), left, right, top: top + scrollY, bottom: lowest, end: end + scrollY };
  }).filter(box => box.right > box.left);
  const isLast = (box, row) => !row.some(other => isBelow(other, box));
  const rows = isFlowing ? [columnsAcross(inside)] : together(boxes).map(row => row.filter(box => isLast(box, row)));
  return rows.filter(row => row.length > 1);
}

function isBelow(box, other) {
  const shared = Math.min(box.right, other.right) - Math.max(box.left, other.left);
  return shared > 1 && box.top > other.top && box.top >= other.bottom - 1;
}

/** The columns of text that flows from one to the next, by where its ink stands. */
function columnsAcross(ink) {
  const columns = [];
  for (const piece of [...ink].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (!last || piece.left >= last.right) columns.push({ name: `column ${columns.length + 1}`, right: piece.right, bottom: piece.bottom });
    else Object.assign(last, { right: Math.max(last.right, piece.right), bottom: Math.max(last.bottom, piece.bottom) });
  }
  return columns;
}

/** Boxes in groups that share some height. */
function together(boxes) {
  const groups = [];
  for (const box of [...boxes].sort((one, other) => one.top - other.top)) {
    const last = groups.at(-1);
    if (last && box.top < last.end - 1) (last.boxes.push(box), last.end = Math.max(last.end, box.end));
    else groups.push({ boxes: [box], end: box.end });
  }
  return groups.map(group => group.boxes);
}

/** The height of the masthead, and how far its ink leaves its box. */
function mastheadOf(ink) {
  const masthead = document.querySelector(".masthead");
  if (!masthead) return { height: 0, over: 0, where: "" };
  const box = masthead.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  let [over, where] = [0, ""];
  for (const piece of ink.filter(piece => masthead.contains(piece.node))) {
    const out = Math.max(left - piece.left, piece.right - right);
    if (out > Math.max(1, over)) [over, where] = [out, nameOf(piece.node)];
  }
  return { height: box.height, over, where };
}

/** How many stories show their headline without scrolling, and whether the lead is one. */
function firstScreen(main) {
  const isStory = link => /\/\d{4}-\d\d-\d\d[^/]*\/(?![A-Z]?\d{2,3}\/)[^/]+\/$/.test(link.pathname);
  const links = [...main.querySelectorAll("a[href]")].filter(link => isStory(link) && link.textContent.trim() && !link.closest("svg"));
  const isSeen = link => [...link.getClientRects()].some(rect => rect.width && rect.top >= 0 && rect.top < innerHeight);
  const shown = new Set(links.filter(isSeen).map(link => link.pathname));
  const lead = links.find(link => link.closest(".lead")) ?? links[0];
  return { count: shown.size, hasLead: Boolean(lead && shown.has(lead.pathname)) };
}

/** A node as a person finds it: its element, classes and first words. */
function nameOf(node) {
  if (!node) return "";
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const words = node.nodeType === Node.TEXT_NODE ? ` “${node.data.trim().slice(0, 16)}”` : "";
  const classes = typeof element.className === "string" ? element.className.trim() : "";
  return element.localName + (classes && `.${classes.replace(/\s+/g, ".")}`) + words;
}

const INSIDE = [
  measurePage, inkOf, nextOutside, linesOf, pieces, clipsOf, storyOf, blockOf, drawnRect, sidewaysOf, largestHole, rulesOf, contentColumn,
  emptyRectangles, narrowBoxes, isBroken, overlapsOf, unevenColumns, rowsOf, columnsAcross, together, mastheadOf, firstScreen, nameOf, isBelow,
];
