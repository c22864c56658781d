// npm run pictures: draws all pictures of a frozen set and says which are not as listed; they stand before and after in
// dist/pictures/index.html. `-- --accept` lists them as they are now.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stop } from './build.mjs';

const [LIST, SHOWN, EARLIER] = ['tests/pictures/sums.json', 'dist/pictures', '.sets/earlier'];

function run(/** @type {string} */ program, /** @type {string[]} */ args, cwd = '.') {
  const env = { ...process.env, SET: 'tests/pictures/frozen' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : stop(stderr);
}
const draw = (/** @type {string} */ folder, cwd = '.') =>
  run(process.execPath, ['tests/pictures/draw.mjs', resolve(SHOWN, folder)], cwd);

for (const folder of [SHOWN, EARLIER]) rmSync(folder, { recursive: true, force: true });
draw('after');
const drawn = readFileSync(join(SHOWN, 'after/sums.json'), 'utf8');
if (process.argv.includes('--accept')) writeFileSync(LIST, drawn);
const [listed, sums] = [readFileSync(LIST, 'utf8'), drawn].map((text) => JSON.parse(text));
const changed = Object.keys({ ...listed, ...sums }).filter((name) => listed[name] !== sums[name]);
console.log([...changed, `${changed.length} of ${Object.keys(sums).length} changed`].join('\n'));
if (changed.length > 0) {
  // The sources of the commit that made the list draw what it lists.
  const commit = run('git', ['log', '-1', '--format=%h', '--', LIST]);
  run('git', ['worktree', 'add', '--force', '--detach', EARLIER, commit]);
  symlinkSync(resolve('node_modules'), join(EARLIER, 'node_modules'), 'junction');
  draw('before', EARLIER);
  run('git', ['worktree', 'remove', '--force', EARLIER]);
  const row = (/** @type {string} */ name) =>
    `<p>${name}<br><img width="49%" src="before/${name}"> <img width="49%" src="after/${name}">`;
  writeFileSync(join(SHOWN, 'index.html'), `<meta charset="utf-8">${changed.map(row).join('')}`);
  stop(`See ${SHOWN}/index.html; npm run pictures -- --accept lists them as they are now.`);
}
