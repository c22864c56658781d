import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** As in static/_headers and docs/deploy.md; the pages carry the rest of their policy themselves. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'self'",
};
/** Only /embed may stand in the pages of others. */
const EMBED = /^\/(?:(?:ru|zh)\/)?embed\//;
/** A worker obeys the policy it is served with, not that of its page. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
/** @type {Record<string, string>} */
const TYPES = {
  '.bib': 'application/x-bibtex;charset=utf-8',
  '.cff': 'application/yaml;charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a built site from a folder, on this machine only.
 * `/record/x/` is record/x/index.html, `/record/x` leads there; an unknown path is 404.html with status 404.
 *
 * @param {string} dir the built site; its files are listed once, at the start
 * @param {number} port 0 takes any free port
 * @returns {Promise<{ url: string, close: () => Promise<unknown> }>} rejects, when the port is
 *   taken, with the code EADDRINUSE
 */
export async function serve(dir, port) {
  const missing = join(dir, '404.html');
  const notFound = existsSync(missing) ? readFileSync(missing) : Buffer.from('Not found\n');
  const files = sirv(dir, {
    etag: true,
    gzip: true,
    extensions: ['html'],
    setHeaders(response, path) {
      // Names under immutable/ carry a hash of the content; everything else is asked for again.
      const age = path.includes('/_app/immutable/') ? 'max-age=31536000,immutable' : 'no-cache';
      response.setHeader('Cache-Control', age);
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      if (EMBED.test(path)) response.removeHeader('Content-Security-Policy');
      if (path.includes('/_app/immutable/workers/'))
        response.setHeader('Content-Security-Policy', WORKER_POLICY);
      const type = TYPES[/\.\w+$/.exec(path)?.[0] ?? ''];
      if (type) response.setHeader('Content-Type', type);
    },
    onNoMatch(request, response) {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    },
  });
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const [, path = '/', query = ''] = /^([^?]*)(.*)$/.exec(request.url ?? '/') ?? [];
    // The last bytes of a file, or several parts: the whole is an answer too.
    if (/^bytes=-|,/.test(request.headers.range ?? '')) delete request.headers.range;
    if (path.length > 2000) {
      response.writeHead(414).end();
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (isFolder(dir, path)) {
      // Pages link to their files relatively, so each has one address, a folder.
      // More slashes at its start would name another host.
      response.writeHead(308, { Location: `/${path.replace(/^\/+/, '')}/${query}` }).end();
    } else {
      files(request, response);
    }
  };
  // A browser may take localhost for either address; hold the port on both.
  const server = await listen(answer, port, '127.0.0.1');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const twin = await listen(answer, address.port, '::1').catch((error) => {
    if (error.code !== 'EADDRINUSE') return undefined; // no IPv6 here
    server.close();
    throw error;
  });
  return {
    url: `http://localhost:${address.port}`,
    close: () => Promise.all([stop(server), twin && stop(twin)]),
  };
}

/**
 * Whether a path without a final slash is that of a page.
 * @param {string} dir
 * @param {string} path
 */
function isFolder(dir, path) {
  if (path.endsWith('/')) return false;
  try {
    const text = decodeURIComponent(path);
    return !/\.\.|\0/.test(text) && existsSync(join(dir, text, 'index.html'));
  } catch {
    return false;
  }
}

/**
 * @param {import('node:http').RequestListener} answer
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('node:http').Server>}
 */
function listen(answer, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function stop(/** @type {import('node:http').Server} */ server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
