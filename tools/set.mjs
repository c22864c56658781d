// Runs before anything is installed: Node's own modules only.
import { existsSync, readdirSync } from 'node:fs';

/** The dataset whose built files are committed. */
export const SHIPPED = 'russia-china';

/** The set to build: the name of a folder of geodata/, or the path of a folder that lies elsewhere. */
export const SET = (process.env.SET || SHIPPED).replaceAll('\\', '/').replace(/\/$/, '');
const name = SET.replace(/^.*\//, '');

/** Where the files of a set lie. */
export const folderOf = (/** @type {string} */ set) => (set.includes('/') ? set : `geodata/${set}`);
export const SET_FOLDER = folderOf(SET);
/** The names of the sets in geodata/. */
export const sets = () =>
  readdirSync('geodata').filter((folder) => existsSync(`${folderOf(folder)}/set.json`));
/** Served as it is; the built data are in its data/. */
export const ASSETS = SET === SHIPPED ? 'static' : `.sets/${name}`;
/** Where SvelteKit keeps what it generates, by set: one may be built while tests read another. */
export const KIT = SET === SHIPPED ? '.svelte-kit' : `.sets/kit-${name}`;
/** What `npm run build` writes. */
export const BUILT = SET === SHIPPED ? 'build' : `build-${name}`;
