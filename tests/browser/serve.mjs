// A tiny static server for a built site, on a free loopback port: it answers as a host that follows `_headers` does.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { readHeaders } from "./headers.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
  ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif", ".pdf": "application/pdf", ".json": "application/json", ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};
const UNSAID = { "cache-control": "public, max-age=0, must-revalidate" };

/**
 * Serves `folder` at the path `prefix`. What a test may set while it runs: `isDown`, no answer at all; `delay`, a promise
 * to wait for; `status`, an error for every page. `asked` lists the paths that were asked for.
 */
export async function serve(folder, prefix = "") {
  const site = { isDown: false, delay: undefined, status: undefined, asked: [] };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    site.asked.push(pathname);
    if (site.isDown) return request.socket.destroy();
    await site.delay;
    const text = await readFile(join(folder, "_headers"), "utf8").catch(() => "/*\n  Content-Security-Policy: default-src 'self'\n");
    const headers = { ...UNSAID, ...readHeaders(text)(pathname) };
    const send = (status, type, bytes) => {
      response.writeHead(status, { "content-type": type, ...headers });
      response.end(bytes);
    };
    const path = pathname.startsWith(`${prefix}/`) ? normalize(decodeURIComponent(pathname.slice(prefix.length))) : undefined;
    try {
      let file = join(folder, path);
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const bytes = await readFile(file);
      if (site.status && extname(file) === ".html") send(site.status, TYPES[".html"], "<!doctype html><title>trouble</title>");
      else send(200, TYPES[extname(file)] ?? "application/octet-stream", bytes);
    } catch {
      send(404, TYPES[".html"], await readFile(join(folder, "404.html")).catch(() => ""));
    }
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const close = () => (server.close(), server.closeAllConnections());
  return Object.assign(site, { origin: `http://127.0.0.1:${server.address().port}`, close });
}
