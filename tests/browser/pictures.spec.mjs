// Pictures: readers load what their screen shows and no more, nothing moves, and a newspaper page can be looked at closely.
// The photographs are made up, with all that a small paper needs to be laid out in its several ways.
//
// env NEWSPRINT: the program (default ../../target/debug/newsprint).
import { after, afterEach, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGS } from "./helper.mjs";
import { serve } from "./serve.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const NEWSPRINT = process.env.NEWSPRINT ?? here("../../target/debug/newsprint");
const WORDS = "港口今天起加开渡轮，往返海城两岸的市民不必再绕行大桥，全程二十五分钟，早晚高峰每十分钟一班。";
const PICTURES = ["harbour", "quay", "square", "panorama", "crew"];

const story = (title, { picture, more = [], front = "", body = WORDS.repeat(6) }) => {
  const images = [picture, ...more].filter(Boolean).map(name => `  - src: images/${name}.jpg\n    caption: ${title}\n    alt: 海港\n`);
  return `---\ntitle: ${title}\nauthors: 林澄\n${images.length ? `images:\n${images.join("")}` : ""}${front}---\n\n${body}\n`;
};

/** An edition: a lead with a picture, and stories on three pages of which the first has a picture and a PDF. */
function edition(day, lead, stories) {
  const files = {
    [`content/${day}/edition.yaml`]: "pages:\n  - number: 1\n    name: 要闻\n    picture: pages/01.jpg\n    pdf: pages/01.pdf\n  - number: 2\n    name: 本地\n    picture: pages/02.jpg\n  - number: 3\n    name: 文化\n",
    [`content/${day}/001-lead.md`]: story("轻轨跨海段今日通车", {
      picture: lead, more: ["crew", "quay"], front: "lead: true\npage: 1\nzone: [5, 11, 60, 40]\nslug: lead\n",
      body: `${WORDS.repeat(9)}\n\n![港湾](images/harbour.jpg "港湾。林澄 摄")\n\n${WORDS.repeat(9)}`,
    }),
  };
  for (let nth = 0; nth < stories; nth++) {
    const page = 1 + nth % 3;
    const front = `page: ${page}\nslug: s${nth}\n${nth % 4 === 1 ? "kind: photo\n" : ""}${page === 1 && nth < 4 ? `zone: [${5 + nth * 15}, 55, 30, 40]\n` : ""}`;
    const title = `${["渡轮", "书市", "灯塔", "潮汐", "校船", "老街"][nth % 6]}第${nth + 1}号通告发布`;
    files[`content/${day}/${String(nth + 2).padStart(3, "0")}-s.md`] = story(title, { picture: nth % 3 === 2 ? undefined : PICTURES[nth % 5], front });
  }
  return files;
}

let browser;
const papers = [];

/** A paper with some editions, built and served. */
async function paper(editions) {
  const root = mkdtempSync(join(tmpdir(), "newsprint-pictures-"));
  const files = Object.assign({ "site.toml": 'title = "临澜日报"\nbase_url = "https://linlan.example/"\nlanguage = "zh-CN"\n' }, ...editions.map(of => edition(...of)));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [day] of editions) {
    for (const name of PICTURES) cpSync(here(`pictures/${name}.jpg`), join(root, `content/${day}/images/${name}.jpg`));
    for (const name of ["01", "02"]) cpSync(here("pictures/page.jpg"), join(root, `content/${day}/pages/${name}.jpg`));
    writeFileSync(join(root, `content/${day}/pages/01.pdf`), `%PDF-1.4\n${"%".repeat(1_240_000)}\n%%EOF\n`);
  }
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse("2025-07-02T12:00:00+08:00") / 1000), NEWSPRINT_STATE_KEY: "tests" };
  const { status, stderr } = spawnSync(NEWSPRINT, ["build", "--language", "en"], { cwd: root, env, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const server = await serve(join(root, "public"));
  const made = { origin: server.origin, close: () => (server.close(), rmSync(root, { recursive: true, force: true })) };
  papers.push(made);
  return made;
}

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
});
afterEach(() => Promise.all(browser.contexts().map(context => context.close())));
after(async () => {
  await browser?.close();
  papers.forEach(paper => paper.close());
});

// The newest is the front page. How many stories there are and what shape the lead's picture has decides on the layout.
const EDITIONS = [["2025-06-16", "harbour", 14], ["2025-06-15", "quay", 6], ["2025-06-14", "square", 4]];
let shared;
const sample = async () => (shared ??= await paper(EDITIONS));
const PAGES = {
  front: "/", edition: "/2025-06-16/", "edition of few": "/2025-06-14/", "newspaper page": "/2025-06-16/01/", "page map": "/2025-06-16/03/",
  article: "/2025-06-16/lead/", list: "/authors/林澄/",
};
const PAGE = PAGES["newspaper page"];

async function open(paper, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: paper.origin, serviceWorkers: "block", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => message.type() === "error" && faults.push(message.text()));
  const answer = await page.goto(address);
  assert.equal(answer.status(), 200, address);
  return { page, context, faults };
}

/** Pictures that come in several widths, with what `sizes` says of them and how wide they are. */
const measure = page => page.$$eval("picture", all => {
  // An `em` of `sizes` is the reader's own, whatever the page sets.
  const ruler = document.createElement("div");
  Object.assign(ruler.style, { position: "absolute", font: "initial", visibility: "hidden" });
  document.documentElement.append(ruler);
  const told = sizes => {
    for (const size of sizes.split(/,\s*(?![^(]*\))/)) {
      const [, media, length] = /^(\([^()]*\))?\s*(.*)$/.exec(size);
      if (media && !matchMedia(media).matches) continue;
      ruler.style.width = length;
      return ruler.getBoundingClientRect().width;
    }
  };
  const found = all.map(picture => {
    const [source, img] = [picture.querySelector("source"), picture.querySelector("img")];
    const steps = source.srcset.split(", ").map(step => parseInt(step.split(" ")[1]));
    const { width, x } = img.getBoundingClientRect();
    return { told: told(source.sizes), sizes: source.sizes, steps, width, isShown: img.checkVisibility() && width > 0 && x > -width, where: picture.closest("[class]:not(picture)")?.className };
  });
  ruler.remove();
  return found.filter(picture => picture.isShown);
});

/** The narrowest that covers so many pixels, or the widest there is. */
const narrowest = (steps, pixels) => steps.find(step => step >= pixels) ?? steps.at(-1);

function untrue(pictures, dots) {
  return pictures.filter(({ told, width, steps }) => {
    const isNear = Math.abs(told - width) <= 0.15 * width;
    return !isNear && narrowest(steps, told * dots) !== narrowest(steps, width * dots);
  });
}

const SCREENS = [[390, 1], [390, 2], [820, 1], [1440, 1]];
for (const [width, deviceScaleFactor] of SCREENS) {
  test(`pictures say how wide they are shown, at ${width} pixels with ${deviceScaleFactor} dots each`, async () => {
    const paper = await sample();
    for (const [kind, address] of Object.entries(PAGES)) {
      const { page, context } = await open(paper, address, { viewport: { width, height: 844 }, deviceScaleFactor });
      const pictures = await measure(page);
      if (kind !== "page map") assert.ok(pictures.length > 0, `${kind} has no picture in several widths`);
      assert.deepEqual(untrue(pictures, deviceScaleFactor), [], `${kind}, ${address}`);
      await context.close();
    }
  });
}


for (const lead of ["quay", "square", "panorama"]) {
  for (const stories of [1, 5, 11]) {
    test(`so does a front page with ${stories + 1} stories and the lead's picture like ${lead}.jpg`, async () => {
      const paper = await sampleOf(lead, stories);
      for (const [width, deviceScaleFactor] of SCREENS) {
        const { page, context } = await open(paper, "/", { viewport: { width, height: 844 }, deviceScaleFactor });
        assert.deepEqual(untrue(await measure(page), deviceScaleFactor), [], `at ${width}`);
        await context.close();
      }
    });
  }
}

const sampleOf = (lead, stories) => paper([["2025-06-16", lead, stories]]);

for (const width of [390, 820, 1440]) {
  test(`nothing moves when pictures come late, at ${width} pixels`, async () => {
    const paper = await sample();
    for (const [kind, address] of Object.entries(PAGES)) {
      const { page, context } = await open(paper, "/404.html", { viewport: { width, height: 844 } });
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 90))])))
          .observe({ type: "layout-shift", buffered: true });
      });
      let come;
      const late = new Promise(done => (come = done));
      const isPicture = route => route.request().resourceType() === "image";
      await page.route("**/*", async route => (isPicture(route) && await late, route.continue()));
      await page.goto(address, { waitUntil: "domcontentloaded" });
      await frames(page);
      come();
      await seeAll(page);
      assert.deepEqual(await page.evaluate(() => window.shifts), [], kind);
      await context.close();
    }
  });
}

const frames = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Scrolls through the page and waits for each of its pictures. */
async function seeAll(page) {
  await page.evaluate(async () => {
    for (const img of document.images) {
      if (!img.checkVisibility()) continue;
      img.scrollIntoView({ block: "center" });
      if (!img.complete) await new Promise(done => ["load", "error"].forEach(event => img.addEventListener(event, done)));
    }
  });
  await frames(page);
}

test("one picture of a page comes first, the others when they are near", async () => {
  const paper = await sample();
  for (const kind of ["front", "article", "newspaper page"]) {
    const opened = await open(paper, PAGES[kind]);
    const ways = await opened.page.$$eval("main img", all => all.map(img => [img.fetchPriority, img.loading]));
    assert.equal(ways[0][0], "high", kind);
    assert.notEqual(ways[0][1], "lazy", kind);
    assert.ok(ways.slice(1).every(([priority, loading]) => priority === "auto" && loading === "lazy"), `${kind}: ${JSON.stringify(ways)}`);
  }
});

test("who shares a page shows the picture that is cut for it", async () => {
  const opened = await open(await sample(), "/");
  const said = name => opened.page.getAttribute(`meta[property="${name}"]`, "content");
  assert.match(await said("og:image"), /\.jpg$/);
  assert.deepEqual([await said("og:image:width"), await said("og:image:height"), await said("og:image:type")], ["1200", "630", "image/jpeg"]);
});

test("a photograph has a calm ground until it comes, in every look", async () => {
  const paper = await sample();
  const grounds = new Set();
  for (const theme of ["light", "dark", "sepia"]) {
    const opened = await open(paper, "/404.html");
    await opened.page.addInitScript(theme => localStorage.setItem("newsprint", JSON.stringify({ theme })), theme);
    await opened.page.route(/\.(webp|jpg)$/, route => route.abort());
    await opened.page.goto("/", { waitUntil: "domcontentloaded" });
    const [ground, around] = await opened.page.$eval(".lead img", img => [getComputedStyle(img).backgroundColor, getComputedStyle(document.documentElement).backgroundColor]);
    assert.notEqual(ground, around);
    grounds.add(ground);
  }
  assert.equal(grounds.size, 3);
});

for (const width of [390, 820, 1440]) {
  test(`no more than about a quarter of a picture is cut away where its room is fixed, at ${width} pixels`, async t => {
    for (const lead of ["harbour", "quay", "square", "panorama"]) {
      const opened = await open(lead === "harbour" ? await sample() : await sampleOf(lead, 5), "/", { viewport: { width, height: 844 } });
      const cuts = await opened.page.$$eval(".pictured img", all => all.filter(img => img.checkVisibility()).map(img => {
        const { width, height } = img.getBoundingClientRect();
        const [own, room] = [img.getAttribute("width") / img.getAttribute("height"), width / height];
        return { cut: 1 - Math.min(own / room, room / own), where: img.closest("article").className };
      }));
      t.diagnostic(`${lead}: ${cuts.map(({ cut }) => cut.toFixed(2)).join(" ")}`);
      assert.deepEqual(cuts.filter(({ cut }) => cut > 0.45), [], lead);
      if (width < 700) assert.deepEqual(cuts.filter(({ cut }) => cut > 0.3), [], lead);
    }
  });
}

// The newspaper page.

const widthOf = async page => parseInt(/-(\d+)\.\w+$/.exec(await page.$eval(".plate img", img => img.currentSrc))[1]);
const shown = page => page.$eval(".plate", plate => plate.getBoundingClientRect().width / document.querySelector(".pane").getBoundingClientRect().width);
const waitForWidth = (page, width) => page.waitForFunction(width => parseInt(/-(\d+)\.\w+$/.exec(document.querySelector(".plate img").currentSrc)?.[1]) >= width, width);

/** How far the zones lie from the picture, in pixels. */
const apart = page => page.evaluate(() => {
  const [picture, zones] = [".plate img", ".zones"].map(selector => document.querySelector(selector).getBoundingClientRect());
  return Math.max(...["x", "y", "width", "height"].map(side => Math.abs(picture[side] - zones[side])));
});

for (const [name, closer, back] of [
  ["keys", page => page.keyboard.press("+"), page => page.keyboard.press("Escape")],
  ["another key", page => page.keyboard.press("="), page => page.keyboard.press("0")],
  ["buttons", page => page.click("[data-do=zoom-in]"), page => page.click("[data-do=zoom-off]")],
]) {
  test(`a newspaper page grows and shrinks by ${name}, its zones with it, and loads more when it is wanted`, async () => {
    const opened = await open(await sample(), PAGE);
    const { page, faults } = opened;
    await waitForWidth(page, 1);
    assert.equal(await widthOf(page), 800);
    const before = await page.$eval(".pane", pane => pane.getBoundingClientRect().height);
    await closer(page);
    await closer(page);
    assert.ok(Math.abs(await shown(page) - 2.25) < 0.05);
    assert.ok(await apart(page) < 1.5);
    await waitForWidth(page, 1600);
    assert.ok(Math.abs(await page.$eval(".pane", pane => pane.getBoundingClientRect().height) - before) < 1, "the page below stays where it is");
    await page.keyboard.press("-");
    assert.ok(Math.abs(await shown(page) - 1.5) < 0.05);
    await back(page);
    assert.ok(Math.abs(await shown(page) - 1) < 0.01);
    assert.ok(await page.isDisabled("[data-do=zoom-out]"));
    assert.deepEqual(faults, []);
  });
}

test("arrows move a picture that is close, and are the page's own before", async () => {
  const opened = await open(await sample(), PAGE);
  const { page } = opened;
  const left = () => page.$eval(".pane", pane => pane.scrollLeft);
  await page.keyboard.press("+");
  const first = await left();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(first => document.querySelector(".pane").scrollLeft > first, first);
});

test("a wheel scrolls the page, with Ctrl it comes closer at the pointer", async () => {
  const opened = await open(await sample(), PAGE);
  const { page } = opened;
  const box = await (await page.$(".pane")).boundingBox();
  const point = [box.x + box.width / 4, box.y + 300];
  await page.mouse.move(...point);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(Math.abs(await shown(page) - 1) < 0.01);
  const under = () => page.evaluate(([x, y]) => {
    const plate = document.querySelector(".plate").getBoundingClientRect();
    return [(x - plate.x) / plate.width, (y - plate.y) / plate.height];
  }, point);
  const place = await under();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -150);
  await page.keyboard.up("Control");
  await page.waitForFunction(() => document.querySelector(".pane.close"));
  const now = await under();
  assert.ok(now.every((part, at) => Math.abs(part - place[at]) < 0.01), `${place} became ${now}`);
});

test("a click beside the zones comes closer, a double one goes back; a zone leads to its article at any size", async () => {
  const opened = await open(await sample(), PAGE);
  const { page } = opened;
  const box = await (await page.$(".pane")).boundingBox();
  const free = [box.x + box.width * 0.9, box.y + 60];
  await page.mouse.click(...free);
  await page.waitForFunction(() => document.querySelector(".pane.close"));
  await page.mouse.dblclick(...free);
  await page.waitForFunction(() => !document.querySelector(".pane.close"));
  assert.equal(new URL(page.url()).pathname, PAGE);
  await page.mouse.click(...free);
  await page.$eval(".pane", pane => pane.scrollTo(0, 0));
  const [x, y] = await page.$eval(".zones a polygon", zone => {
    const { x, y } = zone.getBoundingClientRect();
    return [x + 40, y + 40];
  });
  await page.mouse.click(x, y);
  await page.waitForURL("**/2025-06-16/lead/");
});

test("a mouse drags what is close, and what it lets go of is not followed", async () => {
  const opened = await open(await sample(), PAGE);
  const { page } = opened;
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  const at = () => page.$eval(".pane", pane => [pane.scrollLeft, pane.scrollTop]);
  const before = await at();
  const box = await (await page.$(".pane")).boundingBox();
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 240, { steps: 4 });
  await page.mouse.up();
  const now = await at();
  assert.deepEqual(now.map((part, side) => Math.round(part - before[side])), [80, 60]);
  assert.equal(new URL(page.url()).pathname, PAGE);
});

test("two fingers come closer on a telephone", async () => {
  const opened = await open(await sample(), PAGE, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const { page, context } = opened;
  await page.$eval(".pane", pane => pane.scrollIntoView());
  const session = await context.newCDPSession(page);
  const touch = (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch("touchStart", [150, 200], [250, 200]);
  for (const apart of [60, 80, 100]) await touch("touchMove", [200 - apart, 200], [200 + apart, 200]);
  await touch("touchEnd");
  await page.waitForFunction(() => document.querySelector(".pane.close"));
  assert.ok(await shown(page) > 1.5);
  assert.ok(await apart(page) < 1.5);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
});

test("without scripts a newspaper page leads to its largest picture", async () => {
  const opened = await open(await sample(), PAGE, { javaScriptEnabled: false });
  const { page } = opened;
  assert.match(await page.getAttribute(".larger", "href"), /-1600\.\w+$/);
  assert.ok(!(await page.isVisible(".zoom")));
  const box = await (await page.$(".pane")).boundingBox();
  await page.mouse.click(box.x + box.width * 0.9, box.y + 60);
  await page.waitForURL(/-1600\.\w+$/);
});

test("the overview shows the printed pages, each a link", async () => {
  for (const width of [390, 820, 1440]) {
    const opened = await open(await sample(), PAGES.edition, { viewport: { width, height: 844 } });
    const links = await opened.page.$$eval(".contact-sheet a", all => all.map(a => [a.getAttribute("href"), a.textContent.trim(), a.getBoundingClientRect().width]));
    assert.deepEqual(links.map(([href]) => href), ["/2025-06-16/01/", "/2025-06-16/02/"]);
    assert.ok(links.every(([, text, wide]) => text && wide >= 90 && wide <= 240), JSON.stringify(links));
  }
});

test("the PDF of a page says how large it is", async () => {
  const opened = await open(await sample(), PAGE);
  assert.match(await opened.page.textContent("a[type='application/pdf']"), /1\.2 MB/);
});
