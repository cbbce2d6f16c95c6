// Archives made up for tests of the search page: an index written on the spot, answered in place of the site's own.
import { write } from "../../crates/search/js/writer.mjs";

export const article = (id, at, rest = {}) => ({ url: `${id}/a${at}/`, date: id.slice(0, 10), page: "01", title: `潮汐第${at}篇`, section: "要闻", ...rest });

/**
 * Answers for `/search/index.bin` and the files that it names. What a test may change while it runs: `files`, what there is;
 * `isDown`, paths that get no answer; `gate`, a promise that files of texts wait for. `asked` lists the paths asked for.
 */
export async function archive(context, editions, options = {}) {
  const index = { files: write(editions, options), isDown: () => false, gate: undefined, asked: [] };
  await context.route(/\/search\/(index|(terms|texts)\/[^/]*)\.bin/, async route => {
    const path = new URL(route.request().url()).pathname.split("/search/")[1];
    index.asked.push(path);
    if (path.startsWith("texts/")) await index.gate;
    if (index.isDown(path)) return route.fulfill({ status: 503 });
    const bytes = index.files.get(path);
    return bytes ? route.fulfill({ body: bytes, contentType: "application/octet-stream" }) : route.fulfill({ status: 404 });
  });
  return index;
}

/** A paper of so many days before the end of September 2025, with the articles that `of` gives for each. */
export const days = (count, of) => Array.from({ length: count }, (_, at) => {
  const id = new Date(Date.UTC(2025, 8, 30) - (count - 1 - at) * 86400000).toISOString().slice(0, 10);
  return [id, of(id, at)];
});
