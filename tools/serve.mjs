import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

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
  const read = (/** @type {string} */ file) =>
    existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8') : '';
  const headers = headersOf(read('_headers'));
  const missing = (/** @type {import('node:http').ServerResponse} */ response) =>
    void response
      .writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' })
      .end(read('404.html'));
  const files = sirv(dir, {
    // Looks at each request what is there: a build may be under way.
    ...{ dev: true, etag: true },
    setHeaders(response, path) {
      for (const { pattern, name, value } of headers)
        if (pattern.test(path)) response.setHeader(name, value);
    },
    onNoMatch: (_, response) => missing(response),
  });
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const [, path = '/', query = ''] = /^([^?]*)(.*)$/.exec(request.url ?? '/') ?? [];
    // Pages link to their files relatively, so each has one address, a folder.
    const isFolder = /^\/[\w/-]*[^/]$/.test(path) && existsSync(join(dir, path, 'index.html'));
    if (isFolder)
      response.writeHead(308, { Location: `/${path.replace(/^\/+/, '')}/${query}` }).end();
    // Hidden files are none.
    else if (path.includes('/.')) missing(response);
    else files(request, response);
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

/** Lines of paths, each followed by indented headers: what several hosts of static sites read. */
function headersOf(/** @type {string} */ text) {
  let pattern = /^/;
  return text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name && value) return { pattern, name, value };
    pattern = new RegExp(`^${line.trim().replaceAll('*', '.*')}$`);
    return [];
  });
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
