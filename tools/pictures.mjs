// npm run pictures: draws all pictures of a frozen set and says which are not as listed; they stand before and after in
// dist/pictures/index.html. `-- --accept` lists them as they are now.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stop } from './build.mjs';

const LIST = 'tests/pictures/sums.json';
const SHOWN = 'dist/pictures';
const EARLIER = '.sets/earlier';

function run(/** @type {string} */ program, /** @type {string[]} */ args, cwd = '.') {
  const env = { ...process.env, SET: 'tests/pictures/frozen' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : stop(stderr);
}
const git = (/** @type {string[]} */ ...args) => run('git', args);
const draw = (/** @type {string} */ folder, cwd = '.') =>
  run(process.execPath, ['tests/pictures/draw.mjs', resolve(SHOWN, folder)], cwd);

rmSync(SHOWN, { recursive: true, force: true });
draw('after');
const drawn = readFileSync(join(SHOWN, 'after/sums.json'), 'utf8');
if (process.argv.includes('--accept')) writeFileSync(LIST, drawn);
const [listed, sums] = [readFileSync(LIST, 'utf8'), drawn].map((text) => JSON.parse(text));
const changed = Object.keys({ ...listed, ...sums }).filter((name) => listed[name] !== sums[name]);
console.log(`${Object.keys(sums).length} pictures, ${changed.length} not as listed`);
if (changed.length > 0) {
  // The sources of the commit that made the list draw what it lists.
  const commit = git('log', '-1', '--format=%h', '--', LIST);
  git('worktree', 'add', '--force', '--detach', EARLIER, commit);
  symlinkSync(resolve('node_modules'), join(EARLIER, 'node_modules'), 'junction');
  draw('before', EARLIER);
  git('worktree', 'remove', '--force', EARLIER);
  const image = (/** @type {string} */ file) => `<img width="49%" src="${file}">`;
  const rows = changed.map(
    (name) => `${name}<br>${image(`before/${name}`)} ${image(`after/${name}`)}`,
  );
  writeFileSync(join(SHOWN, 'index.html'), `<meta charset="utf-8"><p>${rows.join('<p>')}`);
  stop(
    `${changed.join('\n')}\nSee ${SHOWN}/index.html; npm run pictures -- --accept lists them so.`,
  );
}
