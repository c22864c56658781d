import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.geojson': 'application/geo+json',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/plain',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/**
 * Serves a built site from a folder, on this machine only, with the headers of its file `_headers`.
 * `/record/x/` is record/x/index.html, `/record/x` leads there; an unknown path is 404.html with status 404.
 *
 * @param {string} dir
 * @param {number} port 0 takes any free port
 * @returns {Promise<{ url: string, close: () => Promise<unknown> }>} rejects, when the port is
 *   taken, with the code EADDRINUSE
 */
export async function serve(dir, port) {
  const listed = join(dir, '_headers');
  const headers = headersOf(existsSync(listed) ? readFileSync(listed, 'utf8') : '');
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const answer = async (request, response) => {
    if (!/^(GET|HEAD)$/.test(request.method ?? '')) {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [, path = '/', query = ''] = /^([^?]*)(.*)$/.exec(request.url ?? '/') ?? [];
    // Pages link to their files relatively, so each has one address, a folder.
    if (/^\/[\w/-]*[^/]$/.test(path) && existsSync(join(dir, path, 'index.html'))) {
      response.writeHead(308, { Location: `/${path.replace(/^\/+/, '')}/${query}` }).end();
      return;
    }
    const file = await readWhole(dir, path);
    const sent = file ?? (await readWhole(dir, '/404.html'));
    response.setHeader('Content-Type', sent?.type ?? 'text/plain');
    for (const { pattern, name, value } of headers)
      if (pattern.test(path)) response.setHeader(name, value);
    // A file that does not exist, or has no hash in its name, may be another after the next build.
    if (!file || !response.hasHeader('Cache-Control'))
      response.setHeader('Cache-Control', 'no-cache');
    if (file) response.setHeader('ETag', file.etag);
    const { body = Buffer.alloc(0) } = sent ?? {};
    if (file && isCached(request.headers['if-none-match'], file.etag)) {
      response.writeHead(304).end();
      return;
    }
    if (file) response.setHeader('Accept-Ranges', 'bytes');
    const range = file ? rangeOf(request.headers.range, body.length) : null;
    if (range === 'outside') {
      response.writeHead(416, { 'Content-Range': `bytes */${body.length}` }).end();
    } else if (range) {
      const [from, to] = range;
      const part = body.subarray(from, to + 1);
      const position = `bytes ${from}-${to}/${body.length}`;
      response
        .writeHead(206, { 'Content-Length': part.length, 'Content-Range': position })
        .end(part);
    } else response.writeHead(file ? 200 : 404, { 'Content-Length': body.length }).end(body);
  };
  const listen = async (/** @type {number} */ wanted, /** @type {string} */ host) => {
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    }).listen(wanted, host);
    await once(server, 'listening');
    return server;
  };
  // A browser may resolve localhost to either address: hold the port on both.
  const first = await listen(port, '127.0.0.1');
  const servers = [first];
  const close = () => Promise.all(servers.map(stop));
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (first.address());
  try {
    servers.push(await listen(taken, '::1'));
  } catch (error) {
    // Any other error means that there is no IPv6 here.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') {
      await close();
      throw error;
    }
  }
  return { url: `http://localhost:${taken}`, close };
}

/**
 * A file that nobody is writing to, read before a byte of it is sent: a build may be under way. Null if it is not
 * there, hidden, no path, or written to for more than a second.
 */
async function readWhole(/** @type {string} */ dir, /** @type {string} */ path) {
  try {
    const name = decodeURIComponent(path).replace(/\/$/, '/index.html');
    if (/[/\\]\./.test(name)) return null;
    // A link may lead out of the folder.
    if (relative(await realpath(dir), await realpath(join(dir, name))).startsWith('..'))
      return null;
    for (let tries = 0; tries < 50; tries++) {
      const before = await stat(join(dir, name));
      const body = before.isFile() ? await readFile(join(dir, name)) : null;
      const { mtimeMs, size } = await stat(join(dir, name));
      if (!body) return null;
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      const isSettled = mtimeMs === before.mtimeMs && Math.abs(Date.now() - mtimeMs) > 50;
      if (isSettled && size === body.length)
        return {
          body,
          type: type.replace(/^text.*/, '$&;charset=utf-8'),
          etag: `"${size}-${mtimeMs}"`,
        };
      await setTimeout(20);
    }
  } catch {
    // Gone since, or not a file name.
  }
  return null;
}

/** Whether a browser has the file: it sends one tag or several, which intermediaries may have made weak (RFC 9110). */
function isCached(/** @type {string | undefined} */ held, /** @type {string} */ etag) {
  const tags = held?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.some((tag) => tag === '*' || tag === etag);
}

/**
 * First and last byte of a range; null where the whole file is sent, as for several ranges at once or one that is
 * none (RFC 9110, section 14).
 * @param {string | undefined} text
 * @param {number} length
 * @returns {[first: number, last: number] | 'outside' | null}
 */
function rangeOf(text, length) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  const isBackwards = first && last && Number(last) < Number(first);
  if ((!first && !last) || isBackwards) return null;
  const from = first ? Number(first) : Math.max(0, length - Number(last));
  const to = first && last ? Math.min(Number(last), length - 1) : length - 1;
  return from <= to ? [from, to] : 'outside';
}

/** Lines of paths, each followed by indented headers: the format of several hosts of static sites. */
function headersOf(/** @type {string} */ text) {
  let pattern = /^/;
  return text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name && value) return { pattern, name, value };
    pattern = new RegExp(`^${line.trim().replaceAll('*', '.*')}$`);
    return [];
  });
}

function stop(/** @type {import('node:http').Server} */ server) {
  server.close();
  server.closeAllConnections();
  return once(server, 'close');
}
