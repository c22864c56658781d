// npm start [-- set]; npm run gallery [-- set]: all of geodata/comparison.json and one more.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const isGallery = process.argv[2] === '--gallery';
const word = process.argv[isGallery ? 3 : 2];
if (isGallery) process.env.GALLERY = '1';
if (word) process.env.SET = word;
// Both read these when they load.
const { build, install, isMeasured, run, stop } = await import('./build.mjs');
const { IS_GALLERY, SET, SHIPPED, builtFolder, folderOf, sets } = await import('./set.mjs');

install();
if (!existsSync(`${folderOf(SET)}/set.json`))
  stop(
    `There is no set "${SET}"; there are ${sets().join(', ')}. docs/new-set.md says how to make one.`,
  );
const { headers } = await import('./headers.mjs');
const { serve } = await import('./serve.mjs');
const { PORT = '' } = process.env;
const port = PORT === '' ? 4173 : Number(/^\d+$/.test(PORT) ? PORT : NaN);
if (!(port <= 65535)) stop(`PORT is "${PORT}", expected a whole number up to 65535.`);
const dir = builtFolder(IS_GALLERY ? SHIPPED : SET);
const COMPARISON = 'geodata/comparison.json';
// Reports a taken port before the build, which takes a minute.
(await open()).close();
const built = IS_GALLERY ? gallerySets() : [SET];
for (const set of built) if (!build(set)) stop(`${set} was not built; the reason stands above.`);
if (IS_GALLERY) writeHeaders(built);
const { url } = await open();
endWithNpm();
console.log(`Joint Reach is at ${url}${IS_GALLERY ? '/sets/' : ''} (Ctrl-C stops it)`);

function open() {
  return serve(dir, port).catch(({ code, message }) =>
    stop(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm ${IS_GALLERY ? 'run gallery' : 'start'}`
        : `Port ${PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
    ),
  );
}

/** The shipped one first, whose build empties the folder. */
function gallerySets() {
  const text = readFileSync(COMPARISON, 'utf8');
  /** @type {{ sets: string[] }} */
  const { sets: compared } = JSON.parse(text);
  if (!compared.includes(SET)) {
    if (SET.includes('/')) stop(`${SET} lies elsewhere; a gallery holds sets of geodata/.`);
    compared.push(SET);
    writeFileSync(COMPARISON, text.replace(/("sets": \[[^\]]*)\]/, `$1, "${SET}"]`));
    console.log(`${SET} was added to ${COMPARISON}.`);
  }
  if (!isMeasured()) {
    console.log('Comparing the sets ...');
    if (!run('compare', SHIPPED)) stop('The sets cannot be compared; the reason stands above.');
  }
  return [SHIPPED, ...compared.filter((set) => set !== SHIPPED)];
}

/** Hosts read `_headers` at the root alone. */
function writeHeaders(/** @type {string[]} */ sites) {
  const blocks = headers().split(/^(?=\/)/m);
  const below = sites.slice(1).flatMap((set) => {
    rmSync(`${builtFolder(set)}/_headers`, { force: true });
    const own = blocks.filter((block) =>
      existsSync(builtFolder(set) + (/^\/[^*\n]+/.exec(block) ?? [''])[0]),
    );
    return own.slice(1).map((block) => `/${set}${block}`);
  });
  writeFileSync(`${dir}/_headers`, [...blocks, ...below].join(''));
}

/** npm passes no signal on: the server would keep its port. */
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
