// `_headers` as Netlify and Cloudflare Pages read it, with their limits; a mistake in it fails the tests.
import assert from "node:assert/strict";

const MOST_RULES = 100;
const LONGEST_LINE = 2000;

/** Reads the text of a `_headers` file; returns what an address is sent with. */
export function readHeaders(text) {
  const rules = [];
  for (const line of text.split("\n")) {
    assert.ok(line.length <= LONGEST_LINE, line);
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith("  ")) {
      const [, name, value] = /^ {2}([A-Za-z0-9-]+): (\S(?:.*\S)?)$/.exec(line) ?? assert.fail(line);
      rules.at(-1).headers.push([name.toLowerCase(), value]);
    } else {
      assert.match(line, /^\/[!-~]*$/);
      rules.push({ pattern: expression(line), headers: [] });
    }
  }
  assert.ok(rules.length <= MOST_RULES, `${rules.length} rules`);
  return address => {
    const sent = {};
    for (const { pattern, headers } of rules) {
      if (!pattern.test(address)) continue;
      for (const [name, value] of headers) {
        // Hosts join two values of one header.
        assert.equal(sent[name], undefined, `${address} has ${name} twice`);
        sent[name] = value;
      }
    }
    return sent;
  };
}

/** A star is anything, `:name` one part of an address. */
function expression(pattern) {
  const parts = pattern.split(/(\*|:[A-Za-z]\w*)/).map(part => {
    if (part === "*") return ".*";
    return part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}
