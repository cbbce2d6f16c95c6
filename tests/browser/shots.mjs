// Screenshots of every page kind: node shots.mjs [kind …]   env: SITE, OUT, WIDTHS, THEMES
import { chromium } from "playwright-core";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const SITE = process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url));
const OUT = process.env.OUT ?? fileURLToPath(new URL("../../target/shots", import.meta.url));
const widths = (process.env.WIDTHS ?? "390,820,1440").split(",").map(Number);
const themes = (process.env.THEMES ?? "light,dark").split(",");
const KINDS = {
  home: "/", edition: "/2025-10-01/", page: "/2025-10-01/01/", map: "/2025-10-01/02/",
  article: "/2025-10-01/wanghe-lighthouse/", table: "/2025-10-01/holiday-weather/", english: "/2025-10-01/english-lighthouse/",
  photo: "/2025-10-01/photo-school-ship/", corrected: "/2025-10-01/old-house-inns/", section: "/sections/news/", sections: "/sections/",
  topics: "/topics/", archive: "/archive/", year: "/archive/2025/", corrections: "/corrections/", missing: "/404.html", standing: "/imprint/",
  notice: "/2025-10-01/lost-and-found/", advert: "/2025-10-01/advert-calendar/", jump: "/2025-09-28/harbour-tram/", author: "/authors/林澄/",
  search: "/search/", results: "/search/?q=渡轮", nothing: "/search/?q=没有这样的词",
};
const kinds = process.argv.slice(2).length ? process.argv.slice(2) : Object.keys(KINDS);
await mkdir(OUT, { recursive: true });
const { origin, close } = await serve(SITE);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
for (const theme of themes) for (const width of widths) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 1000 }, colorScheme: theme === "dark" ? "dark" : "light", deviceScaleFactor: 1, hasTouch: width < 500, isMobile: width < 500 });
  const page = await context.newPage();
  page.on("console", m => m.type() === "error" && console.log(theme, width, m.text()));
  page.on("pageerror", e => console.log("pageerror", e.message));
  for (const kind of kinds) {
    await page.goto(origin + encodeURI(KINDS[kind] ?? kind), { waitUntil: "networkidle" });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log(kind, width, "overflows by", over);
    await page.evaluate(async () => {
      for (const img of document.images) img.loading = "eager";
      await Promise.all([...document.images].map(img => img.decode().catch(() => {})));
    });
    await page.screenshot({ path: `${OUT}/${kind.replace(/\W/g, "_")}-${width}-${theme}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
close();
