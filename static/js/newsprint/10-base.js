// newsprint's reading tools. Every page works without them; each part below looks for its own markup
// and does nothing when it is not there. All texts come from the page.

const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const button = name => one(`button[data-do="${name}"]`);
