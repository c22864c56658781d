// Serves built sites for browser tests, a port each: node tools/serve.mjs build build-malabar
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/**
 * On this machine only, with the headers of the site's file `_headers`.
 * @param {string} dir
 * @param {number} port 0 takes any free port
 * @returns {Promise<{ url: string, close: () => void }>} rejects with EADDRINUSE if it is taken
 */
export async function serve(dir, port) {
  const files = sirv(dir, {
    // Looks for files on request: the site may be built again meanwhile.
    dev: true,
    etag: true,
    setHeaders(response, path) {
      for (const { pattern, name, value } of headersOf(dir))
        if (pattern.test(path)) response.setHeader(name, value);
      // Without an encoding a browser reads text as Latin.
      if (/\.(md|txt)$/.test(path)) response.setHeader('Content-Type', 'text/plain;charset=utf-8');
    },
  });
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const { url = '/' } = request;
    const address = addressOf(dir, url);
    if (address !== url) {
      response.writeHead(308, { Location: address }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      createReadStream(join(dir, '404.html'))
        .on('error', () => response.end())
        .pipe(response);
    });
  };
  const listen = async (/** @type {number} */ wanted, /** @type {string} */ host) => {
    const server = createServer(answer).listen(wanted, host);
    await once(server, 'listening');
    return server;
  };
  // A browser may resolve localhost to either address: hold the port on both.
  const first = await listen(port, '127.0.0.1');
  const servers = [first];
  const close = () => {
    for (const server of servers) server.close().closeAllConnections();
  };
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (first.address());
  try {
    servers.push(await listen(taken, '::1'));
  } catch (error) {
    // Any other error means that there is no IPv6 here.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') {
      close();
      throw error;
    }
  }
  return { url: `http://localhost:${taken}`, close };
}

/** A page's only address is its folder, since it links to its files relatively. */
function addressOf(/** @type {string} */ dir, /** @type {string} */ url) {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/.exec(url) ?? [];
  const folder = `${path}/`.replace(/\/index\.html\/$/, '/').replace(/\/{2,}/g, '/');
  return existsSync(join(dir, folder, 'index.html')) ? folder + query : url;
}

/** Indented headers follow each path: the format of several static hosts. */
function headersOf(/** @type {string} */ dir) {
  const file = join(dir, '_headers');
  let pattern = /^/;
  return (existsSync(file) ? readFileSync(file, 'utf8') : '').split('\n').flatMap((line) => {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name && value) return { pattern, name, value };
    pattern = new RegExp(`^${line.trim().replaceAll('*', '.*')}$`);
    return [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Its parent holds the other end.
  process.stdin.on('end', () => process.exit()).resume();
  const folders = process.argv.slice(2);
  const sites = await Promise.all(folders.map((folder) => serve(folder, 0)));
  console.log(JSON.stringify(Object.fromEntries(folders.map((dir, i) => [dir, sites[i]?.url]))));
}
