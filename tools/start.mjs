// npm start [-- set]: from a fresh clone to the atlas in the browser. npm run gallery: every set of
// geodata/comparison.json in one folder, linked from the page /sets.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const [word] = process.argv.slice(2);
if (word === '--gallery') process.env.GALLERY = '1';
else if (word) process.env.SET = word;
// Both read these when they load.
const { build, install, stop } = await import('./build.mjs');
const { IS_GALLERY, SET, SHIPPED, builtFolder, folderOf, sets } = await import('./set.mjs');

install();
if (!existsSync(`${folderOf(SET)}/set.json`))
  stop(
    `There is no set "${SET}"; there are ${sets().join(', ')}. docs/new-set.md says how to make one.`,
  );
const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT || 4173);
const dir = builtFolder(IS_GALLERY ? SHIPPED : SET);
// Reports a taken port before the build, which takes a minute.
(await open()).close();
for (const set of IS_GALLERY ? gallerySets() : [SET])
  if (!build(set)) stop(`${set} was not built; the reason stands above.`);
const { url } = await open();
endWithNpm();
console.log(`Joint Reach is at ${url}${IS_GALLERY ? '/sets/' : ''} (Ctrl-C stops it)`);

function open() {
  return serve(dir, port).catch(({ code, message }) =>
    stop(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm ${IS_GALLERY ? 'run gallery' : 'start'}`
        : `Port ${process.env.PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
    ),
  );
}

/** The shipped one first, whose build empties the folder. */
function gallerySets() {
  /** @type {{ sets: string[] }} */
  const { sets: compared } = JSON.parse(readFileSync('geodata/comparison.json', 'utf8'));
  return [SHIPPED, ...compared.filter((set) => set !== SHIPPED)];
}

/** npm passes no signal through its shell: otherwise the server would keep its port. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], {
    encoding: 'utf8',
  });
  const [, grandparent, isShell] =
    /^\s*(\d+)\s+(?:.*\/)?(-?(?:ba|da|z)?sh)?/.exec(stdout ?? '') ?? [];
  const npm = isShell ? Number(grandparent) : parent;
  const check = () => {
    if (process.ppid !== parent || !isAlive(npm)) process.exit();
  };
  setInterval(check, 500).unref();
}

function isAlive(/** @type {number} */ pid) {
  try {
    // Signal 0 only asks whether the process exists.
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
