import { once } from 'node:events';
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
  const headers = headersOf(read(join(dir, '_headers')));
  const missing = (/** @type {import('node:http').ServerResponse} */ response) =>
    void response
      .writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' })
      .end(read(join(dir, '404.html')));
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
    if (/^\/[\w/-]*[^/]$/.test(path) && existsSync(join(dir, path, 'index.html'))) {
      response.writeHead(308, { Location: `/${path.replace(/^\/+/, '')}/${query}` }).end();
      return;
    }
    // Hidden files are none.
    if (path.includes('/.')) return missing(response);
    // sirv pipes files without listening for errors: one that vanishes meanwhile cuts the answer off.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      files(request, response);
    } catch {
      if (response.headersSent) response.destroy();
      else missing(response);
    }
  };
  const listen = async (/** @type {number} */ port, /** @type {string} */ host) => {
    const server = createServer(answer).listen(port, host);
    await once(server, 'listening');
    return server;
  };
  // A browser may take localhost for either address; hold the port on both.
  const first = await listen(port, '127.0.0.1');
  const servers = [first];
  const close = () => Promise.all(servers.map(stop));
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (first.address());
  try {
    servers.push(await listen(taken, '::1'));
  } catch (error) {
    // Any other says that there is no IPv6 here.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') {
      await close();
      throw error;
    }
  }
  return { url: `http://localhost:${taken}`, close };
}

/** A text; of a file that is not there, none. */
function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
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

function stop(/** @type {import('node:http').Server} */ server) {
  server.close();
  server.closeAllConnections();
  return once(server, 'close');
}
