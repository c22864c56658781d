// npm run pictures: draws every picture of a frozen set and says which are not as listed; they stand before and after
// in dist/pictures/index.html. `-- --accept` lists them as they are now.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stop } from './build.mjs';

const LIST = 'tests/pictures/sums.json';
const SHOWN = 'dist/pictures';
const EARLIER = '.sets/earlier';

const run = (/** @type {string} */ program, /** @type {string[]} */ args, cwd = '.') =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
const draw = (/** @type {string} */ folder, cwd = '.') =>
  run(process.execPath, ['tests/pictures/draw.mjs', resolve(SHOWN, folder)], cwd);

rmSync(SHOWN, { recursive: true, force: true });
draw('after');
const files = readdirSync(join(SHOWN, 'after'), { recursive: true, encoding: 'utf8' });
const names = files.map((file) => file.replaceAll('\\', '/')).filter((file) => /svg$/.test(file));
const sumOf = (/** @type {string} */ name) =>
  createHash('sha256')
    .update(readFileSync(join(SHOWN, 'after', name)))
    .digest('hex');
const sums = Object.fromEntries(names.sort().map((name) => [name, sumOf(name).slice(0, 16)]));
if (process.argv.includes('--accept')) writeFileSync(LIST, `${JSON.stringify(sums, null, 2)}\n`);

const listed = JSON.parse(readFileSync(LIST, 'utf8'));
const changed = Object.keys({ ...listed, ...sums }).filter((name) => listed[name] !== sums[name]);
console.log(`${names.length} pictures, ${changed.length} not as listed`);
if (changed.length > 0) {
  console.log(changed.join('\n'));
  drawEarlier();
  const images = (/** @type {string} */ name) =>
    ['before', 'after'].map((folder) => `<img src="${folder}/${name}" alt="" width="49%">`);
  const rows = changed.map((name) => `<p>${name}<br>${images(name).join(' ')}`);
  writeFileSync(
    join(SHOWN, 'index.html'),
    `<!doctype html><meta charset="utf-8">${rows.join('\n')}`,
  );
  stop(`See ${SHOWN}/index.html; if that is meant, npm run pictures -- --accept lists them so.`);
}

/** The sources of the commit that made the list draw what it lists. */
function drawEarlier() {
  const commit = run('git', ['log', '-1', '--format=%h', '--', LIST]);
  run('git', ['worktree', 'add', '--force', '--detach', EARLIER, commit]);
  symlinkSync(resolve('node_modules'), join(EARLIER, 'node_modules'), 'junction');
  draw('before', EARLIER);
  run('git', ['worktree', 'remove', '--force', EARLIER]);
}
