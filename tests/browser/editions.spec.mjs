// That the editions which fronts.spec.mjs lays out are always the same ones, and of every kind.
import { test } from "node:test";
import assert from "node:assert/strict";
import { COUNTS, FLAVOURS, PICTURES, edition, traits } from "./editions.mjs";

const all = Array.from({ length: 200 }, (_, seed) => traits(seed));
const storiesOf = ({ files }) => [...files].filter(([path]) => path.includes("-story-")).map(([, text]) => text);

test("the same seed gives the same files, another seed others", () => {
  assert.deepEqual([...edition(24).files], [...edition(24).files]);
  assert.notDeepEqual([...edition(24).files], [...edition(25).files]);
});

test("every kind occurs, and meets few stories and many", () => {
  for (const [key, values] of Object.entries({ stories: COUNTS, pictures: PICTURES, pages: [1, 2, 3, 4, 6, 8, 12, 16] })) {
    assert.deepEqual(values.filter(value => !all.some(one => one[key] === value)), [], key);
  }
  for (const flavour of FLAVOURS) {
    const counts = all.filter(one => one.flavour === flavour).map(({ stories }) => stories);
    assert.ok(counts.some(count => count > 0 && count < 5) && counts.some(count => count > 40), flavour);
  }
});

test("an edition has the stories that it says, and they are unlike", () => {
  const made = edition(all.find(one => one.flavour === "plain" && one.stories === 120).seed);
  const stories = storiesOf(made);
  assert.equal(stories.length, 120);
  assert.ok(new Set(stories.map(text => text.match(/title: (.*)/)[1])).size > 100);
});

test("headlines are as long, as short and as foreign as their kind says", () => {
  const titles = flavour => all.filter(one => one.flavour === flavour && one.stories > 3)
    .flatMap(({ seed }) => storiesOf(edition(seed))).map(text => JSON.parse(text.match(/title: (.*)/)[1]));
  assert.ok(titles("long headlines").every(title => title.length >= 34));
  assert.ok(titles("short headlines").every(title => title.length === 2));
  assert.ok(titles("English paper").every(title => !/\p{Script=Han}/u.test(title)));
  assert.ok(titles("English stories").some(title => !/\p{Script=Han}/u.test(title)));
  assert.ok(titles("long words").some(title => /[a-z-]{60}/.test(title)));
});
