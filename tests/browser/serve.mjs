// A tiny static server for a built site: enough for tests, on a free loopback port.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".htm": "text/html; charset=utf-8", ".json": "application/json", ".xml": "application/xml", ".jpg": "image/jpeg", ".png": "image/png" };
const CSP = "default-src 'self'";

export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    let file = join(folder, path);
    try {
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": CSP });
      response.end(bytes);
    } catch {
      response.writeHead(404, { "content-type": TYPES[".html"], "content-security-policy": CSP });
      response.end(await readFile(join(folder, "404.html")).catch(() => ""));
    }
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
