// What every browser test needs: the built site on a loopback port, and a browser that talks to nothing else.
//
// env SITE: the folder of the built site (default ../../public); CHROMIUM: the browser (default /usr/bin/chromium).
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

export const SITE = process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url));

// One address of every page kind of the sample paper.
export const KINDS = {
  "front page": "/",
  edition: "/2025-10-01/",
  "newspaper page with a facsimile": "/2025-10-01/01/",
  "newspaper page with a map": "/2025-10-01/02/",
  article: "/2025-10-01/wanghe-lighthouse/",
  "article with a table and notes": "/2025-10-01/holiday-weather/",
  "article with a correction": "/2025-10-01/old-house-inns/",
  "article in English": "/2025-10-01/english-lighthouse/",
  "advertisement": "/2025-10-01/advert-calendar/",
  section: "/sections/news/",
  sections: "/sections/",
  author: "/authors/%E6%9E%97%E6%BE%84/",
  topics: "/topics/",
  archive: "/archive/",
  "year of the archive": "/archive/2025/",
  corrections: "/corrections/",
  "standing article": "/imprint/",
  search: "/search/",
  "results of a search": "/search/?q=%E6%B8%A1%E8%BD%AE",
  "not found": "/404.html",
  "withdrawn article": "/2025-09-28/ferry-fare/",
  offline: "/offline/",
};

export const ARGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

let browser, server;

// The worker that keeps pages has tests of its own; here it would answer in place of the server.
/** Starts server and browser around the tests of a file; returns a function that opens a page in a fresh context. */
export function site() {
  before(async () => {
    server = await serve(SITE);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  return async (address, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: server.origin, serviceWorkers: "block", ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", error => faults.push(error.message));
    page.on("console", message => message.type() === "error" && faults.push(message.text()));
    await context.route(url => url.origin !== server.origin, route => {
      faults.push(`left the site: ${route.request().url()}`);
      return route.abort();
    });
    await page.goto(address);
    return { page, context, faults, origin: server.origin, [Symbol.asyncDispose]: () => context.close() };
  };
}

export const path = page => decodeURIComponent(new URL(page.url()).pathname);
