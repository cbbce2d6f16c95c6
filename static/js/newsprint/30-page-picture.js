// The page picture: a title and its zone light together.

const zones = all(".zones a, .blocks a");
const titles = all(".spread .titles a");
for (const [here, there] of [[titles, zones], [zones, titles]]) {
  for (const link of here) {
    // An SVG link's `href` is an object, so the attributes are compared.
    const pairs = there.filter(other => other.getAttribute("href") === link.getAttribute("href"));
    const light = lit => pairs.forEach(pair => pair.classList.toggle("lit", lit));
    for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => light(true));
    for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => light(false));
  }
}
