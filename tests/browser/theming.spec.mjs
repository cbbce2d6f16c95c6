// The manual of theming, followed to the letter: its examples go into a copy of the sample paper, which is built with the program.
//
// env NEWSPRINT: the program (default ../../target/debug/newsprint).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGS, KINDS } from "./helper.mjs";
import { serve } from "./serve.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const NEWSPRINT = process.env.NEWSPRINT ?? here("../../target/debug/newsprint");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const manual = readFileSync(here("../../docs/theming.md"), "utf8");

/** The first block of code after a text of the manual. */
function example(after) {
  const at = manual.indexOf(after);
  assert.ok(at >= 0, `the manual no longer says: ${after}`);
  return /```\w+\n([^]*?)```/.exec(manual.slice(at))[1];
}

const HOOKS = ["head_end", "masthead", "article_end", "page_end"];
const HEX = /--([a-z]+(?:-dark|-sepia)?): (#[0-9a-f]{6})/g;
/** The colours of a style sheet where they stand first. */
const colours = css => Object.fromEntries([...css.matchAll(HEX)].reverse().map(([, name, value]) => [name, value]));
const built_in = colours(readFileSync(here("../../static/css/newsprint/10-tokens.css"), "utf8"));
const own = colours(example("A paper's own `static/css/paper.css`"));

const FILES = {
  "static/css/paper.css": example("A paper's own `static/css/paper.css`"),
  "templates/parts/nameplate.html": example("A drawing in `static/` cannot know"),
  ...Object.fromEntries(HOOKS.map(hook => [`templates/hooks/${hook}.html`, example(`\`templates/hooks/${hook}.html\` for`)])),
};

// Every way to come to a look: what the system wishes, what the reader chose, and the suffix of its colours.
const LOOKS = {
  light: ["light", undefined, ""],
  "dark of the system": ["dark", undefined, "-dark"],
  "dark as chosen": ["light", "dark", "-dark"],
  "light as chosen on a dark system": ["dark", "light", ""],
  sepia: ["light", "sepia", "-sepia"],
  "sepia on a dark system": ["dark", "sepia", "-sepia"],
};

let browser;

/** A copy of the sample paper with some more files, built and served. */
async function paper(files) {
  const root = mkdtempSync(join(tmpdir(), "newsprint-theming-"));
  for (const part of ["content", "static", "templates", "site.toml"]) {
    cpSync(here(`../../${part}`), join(root, part), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse("2025-10-02T12:00:00+08:00") / 1000), NEWSPRINT_STATE_KEY: "tests" };
  const { status, stderr: told } = spawnSync(NEWSPRINT, ["build", "--language", "en"], { cwd: root, env, encoding: "utf8" });
  assert.equal(status, 0, told);
  const server = await serve(join(root, "public"));
  const close = () => (server.close(), rmSync(root, { recursive: true, force: true }));
  return { told, origin: server.origin, close };
}

/** Opens a paper in a look; all that was opened is closed with the browser. */
async function open(paper, address, [colorScheme, theme]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: paper.origin, serviceWorkers: "block", colorScheme, reducedMotion: "reduce" });
  if (theme) await context.addInitScript(theme => localStorage.setItem("newsprint", JSON.stringify({ theme })), theme);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Text whose contrast with its ground is below 4.5, by axe, which counts large text less. */
async function faint(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await axe.run({ runOnly: ["color-contrast"] });
    return violations.flatMap(({ nodes }) => nodes.map(node => `${node.target}: ${node.any[0]?.message}`));
  });
}

const luminance = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** The value that a colour has on `:root`. */
const token = (page, name) => page.evaluate(name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(), name);
const rgb = hex => `rgb(${[1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

const SVG = colour => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 90"><path fill="${colour}" d="M5 5h390v80h-390z"/></svg>`;
const [LIGHT, DARK] = [...example("A drawn one lies in `static/`").matchAll(/"(.*?)"/g)].map(([, name]) => name);

let themed, plain, drawn;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  themed = await paper(FILES);
  // What papers wrote before each colour had its dark and its sepia: nothing but the light ones.
  drawn = await paper({
    [`static/${LIGHT}`]: SVG("#b0301c"),
    [`static/${DARK}`]: SVG("#f0775c"),
    "site.toml": `${readFileSync(here("../../site.toml"), "utf8")}\n${example("A drawn one lies in `static/`")}`,
  });
  plain = await paper({ "static/css/paper.css": ":root { --paper: #fff; --ink: #111; --soft: #444; --hair: #ddd; --accent: #0a4f7a; --wash: #eee; }\n" });
});
after(async () => {
  await browser?.close();
  themed?.close();
  drawn?.close();
  plain?.close();
});

for (const [look, [system, theme, suffix]] of Object.entries(LOOKS)) {
  test(`with the examples of the manual all text is readable and the colours are its own: ${look}`, async t => {
    for (const kind of ["front page", "edition", "newspaper page with a map", "article", "archive", "results of a search", "standing article"]) {
      await t.test(kind, async () => {
        const page = await open(themed, KINDS[kind], [system, theme]);
        const palette = {};
        for (const name of ["paper", "ink", "soft", "hair", "accent", "wash"]) {
          palette[name] = own[name + suffix] ?? built_in[name + suffix];
          assert.equal(await token(page, name), palette[name], name);
        }
        for (const name of ["ink", "soft", "accent"]) assert.ok(contrast(palette[name], palette.paper) >= 4.5, `${name} on paper`);
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), rgb(palette.paper));
        assert.deepEqual(await faint(page), []);
      });
    }
  });

  test(`a paper that changes the light colours alone stays readable: ${look}`, async () => {
    const page = await open(plain, KINDS.article, [system, theme]);
    assert.equal(await token(page, "paper"), suffix ? built_in[`paper${suffix}`] : "#fff");
    assert.deepEqual(await faint(page), []);
    await page.goto("/");
    assert.deepEqual(await faint(page), []);
  });

  test(`the drawn nameplate has its size and follows the accent: ${look}`, async () => {
    const page = await open(themed, "/", [system, theme]);
    const sizes = async (selector, least) => {
      const { width, height, fill } = await page.$eval(selector, svg => ({ ...svg.getBoundingClientRect().toJSON(), fill: getComputedStyle(svg.querySelector("path")).fill }));
      assert.ok(height >= least, `${selector} is ${width}×${height}`);
      assert.ok(width >= height * 4, `${selector} is ${width}×${height}`);
      assert.equal(fill, rgb(own[`accent${suffix}`]));
    };
    await sizes(".masthead svg.nameplate", 40);
    await sizes(".colophon svg.nameplate", 20);
    await page.goto(KINDS.article);
    await sizes(".running svg.nameplate", 20);
  });

  test(`the pictures of site.toml have their size, and one of them shows: ${look}`, async () => {
    const page = await open(drawn, "/", [system, theme]);
    const shown = async (around, least) => {
      // What shows on a dark ground alone is fetched when it comes near.
      await page.$eval(around, e => e.scrollIntoView());
      await page.waitForFunction(around => [...document.querySelectorAll(`${around} .nameplate img`)]
        .every(e => !e.checkVisibility() || e.complete && e.naturalWidth), around);
      const images = await page.$$eval(`${around} .nameplate img`, all => all.filter(e => e.checkVisibility()).map(e => ({ ...e.getBoundingClientRect().toJSON(), name: new URL(e.src).pathname, alt: e.alt })));
      assert.deepEqual(images.map(image => [image.name, image.alt]), [[`/${suffix === "-dark" ? DARK : LIGHT}`, "临澜日报"]]);
      const [{ width, height }] = images;
      assert.ok(height >= least && width >= height * 4, `${around}: ${width}×${height}`);
    };
    await shown(".masthead", 40);
    await shown(".colophon", 20);
    await page.goto(KINDS.article);
    await shown(".running", 20);
  });
}

test("the drawn nameplate fits the smallest screen", async () => {
  const page = await open(themed, "/", ["light"]);
  await page.setViewportSize({ width: 320, height: 640 });
  const { width, height } = await page.$eval(".masthead svg.nameplate", svg => svg.getBoundingClientRect().toJSON());
  assert.ok(height >= 20 && width > 100, `${width}×${height}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("on real paper the colours are those of light", async () => {
  const page = await open(plain, KINDS.article, ["dark", "dark"]);
  await page.emulateMedia({ media: "print" });
  assert.equal(await token(page, "ink"), "#111");
});

test("the examples are told nothing, and hooks show at their places", async () => {
  assert.doesNotMatch(themed.told, /warning/);
  const page = await open(themed, "/", ["light"]);
  const top = selector => page.$eval(selector, e => e.getBoundingClientRect().top);
  const bottom = selector => page.$eval(selector, e => e.getBoundingClientRect().bottom);
  assert.ok(await page.$("head > meta[name=baidu-site-verification]"));
  assert.match(await page.textContent(".masthead > .motto"), /天天看海/);
  assert.ok(await top(".motto") >= await bottom(".masthead h1"));
  assert.ok(await top(".motto") >= await bottom(".masthead .ear") && await bottom(".motto") <= await top("main > .strip"));
  await page.goto(KINDS.article);
  assert.equal(await page.$(".motto"), null);
  assert.match(await page.textContent("article .follow"), /注明/);
  assert.ok(await top(".follow") >= await bottom(".matter"));
  for (const [kind, address] of Object.entries(KINDS)) {
    await page.goto(address);
    assert.ok(await page.$("head > meta[name=baidu-site-verification]"), kind);
    assert.ok(await top("main > .notice") <= await top(".colophon"), kind);
  }
});
