// Linked data of every page, expanded by a real JSON-LD processor: nothing may be dropped, and every property must be
// one that schema.org gives to the type that has it.
// usage: node linked-data.mjs SITE
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import jsonld from "jsonld";

const site = process.argv[2];
const types = JSON.parse(readFileSync(new URL("schemas/schema-org.json", import.meta.url), "utf8"));
const SCHEMA = "https://schema.org/";

/** The properties of a type, its ancestors' too, each with its kind. */
const propertiesOf = (type) => {
  const { extends: parent, ...own } = types[type];
  return { ...types.Thing, ...(parent ? propertiesOf(parent) : {}), ...own };
};

// Terms alone and no vocabulary, so that a term which is not listed is dropped, and dropping is an error.
const context = {};
for (const type of Object.keys(types)) {
  context[type] = SCHEMA + type;
  for (const [name, kind] of Object.entries(propertiesOf(type))) {
    context[name] = kind === "url" ? { "@id": SCHEMA + name, "@type": "@id" } : SCHEMA + name;
  }
}

const documentLoader = async (url) => {
  assert.equal(url.replace(/\/$/, ""), "https://schema.org");
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
};

/** Checks a thing and all things in it; gives how many there were. */
const check = (thing, path) => {
  let count = 1;
  if (thing["@value"] !== undefined) return 0;
  const type = (thing["@type"] ?? []).map((name) => name.replace(SCHEMA, ""));
  assert.ok(type.length === 1 || Object.keys(thing).join() === "@id", `${path}: ${JSON.stringify(thing)} has no type`);
  const known = type.length ? propertiesOf(type[0]) : {};
  for (const [key, values] of Object.entries(thing)) {
    if (key.startsWith("@")) continue;
    assert.ok(known[key.replace(SCHEMA, "")] !== undefined, `${path}: ${type} has no ${key}`);
    for (const value of values) count += check(value, path);
  }
  for (const needed of type[0]?.endsWith("Article") && path.endsWith("/index.html") && thing[`${SCHEMA}datePublished`]
    ? ["headline", "dateModified", "publisher", "isPartOf", "inLanguage", "mainEntityOfPage"] : []) {
    assert.ok(thing[SCHEMA + needed], `${path}: an article without ${needed}`);
  }
  return count;
};

let [pages, things] = [0, 0];
for (const name of readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"))) {
  const html = readFileSync(join(site, name), "utf8");
  for (const [, text] of html.matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs)) {
    const expanded = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true });
    assert.ok(expanded.length > 0, name);
    pages += 1;
    things += expanded.map((thing) => check(thing, name)).reduce((a, b) => a + b);
  }
}
assert.ok(pages > 40, `only ${pages} pages have linked data`);
console.log(`${pages} pages with ${things} things of schema.org`);
