import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, vi } from 'vitest';

/** The configuration of docs/deploy.md, run as it is written there. */
const [, written] = /```nginx\n([^]*?)```/.exec(readFileSync('docs/deploy.md', 'utf8'))!;
const hasNginx = spawnSync('nginx', ['-v']).status === 0;

it.runIf(hasNginx).each(['/', '/maps/atlas/'])(
  'nginx serves the site at %s with the headers under which the browser tests see it',
  async (folder) => {
    const port = 20_000 + (process.pid % 20_000);
    const dir = mkdtempSync(join(tmpdir(), 'reach-nginx-'));
    mkdirSync(join(dir, 'root', folder, '..'), { recursive: true });
    symlinkSync(resolve('build'), join(dir, 'root', folder).replace(/\/$/, ''));
    const server = written!
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('listen [::]:80;', '')
      .replace('/srv/joint-reach/build', join(dir, 'root'))
      .replace(' /404.html', ` ${folder}404.html`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const paths = temporary.map((name) => `${name}_temp_path ${dir}/t;`).join(' ');
    const config = `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/log; events {}
      http { access_log off; ${paths} ${server} }`;
    writeFileSync(join(dir, 'nginx.conf'), config);
    const nginx = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')]);
    try {
      const addressOf = (path: string) => `http://localhost:${port}${folder}${path}`;
      await vi.waitUntil(() =>
        fetch(addressOf('')).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      const headersOf = async (path: string, status = 200) => {
        const { status: answered, headers } = await fetch(addressOf(path));
        const always = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy'];
        expect([path, answered, ...always.map((name) => headers.get(name))]).toEqual([
          ...[path, status, 'nosniff', 'no-referrer', 'same-origin'],
        ]);
        const names = ['content-security-policy', 'cache-control', 'access-control-allow-origin'];
        return names.map((name) => headers.get(name));
      };
      const workers = '_app/immutable/workers/';
      const [worker] = readdirSync(join('build', workers)).filter((name) => name.endsWith('.js'));
      const framed = "frame-ancestors 'self'";
      const forever = 'public, max-age=31536000, immutable';
      const none = "default-src 'none'; script-src 'self'; connect-src 'self'";
      expect(await headersOf('')).toEqual([framed, 'no-cache', null]);
      expect(await headersOf('ru/embed/')).toEqual([null, 'no-cache', null]);
      expect(await headersOf('data/events.json')).toEqual([framed, 'no-cache', '*']);
      expect(await headersOf(workers + worker)).toEqual([none, forever, null]);
      expect(await headersOf('_app/immutable/none.js', 404)).toEqual([framed, null, null]);
      expect(await headersOf('.nojekyll', 404)).toEqual([framed, null, null]);
      expect(await headersOf('record/none/', 404)).toEqual([framed, null, null]);
    } finally {
      nginx.kill();
      await once(nginx, 'exit');
      rmSync(dir, { recursive: true });
    }
  },
);
