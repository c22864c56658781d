// Runs before anything is installed: Node's own modules only.
import { existsSync, readdirSync } from 'node:fs';

/** The dataset whose built files are committed. */
export const SHIPPED = 'russia-china';

/** The set to build: a folder's name in geodata/, or a path elsewhere. */
export const SET = (process.env.SET || SHIPPED).replaceAll('\\', '/').replace(/\/$/, '');
const name = nameOf(SET);

/** Where a set's files are. */
export const folderOf = (/** @type {string} */ set) => (set.includes('/') ? set : `geodata/${set}`);
export const SET_FOLDER = folderOf(SET);
/** The names of the sets in geodata/. */
export const sets = () =>
  readdirSync('geodata').filter((folder) => existsSync(`${folderOf(folder)}/set.json`));
/** Served as it is; the built data are in its data/. */
export const assetsOf = (/** @type {string} */ set) =>
  set === SHIPPED ? 'static' : `.sets/${nameOf(set)}`;
export const ASSETS = assetsOf(SET);
/** SvelteKit's generated files, by set: one may be built while tests read another. */
export const KIT = SET === SHIPPED ? '.svelte-kit' : `.sets/kit-${name}`;
/** The sets side by side, in the site of each. */
export const COMPARED_SETS = 'static/data/sets.json';

/** Whether several sets are built into one folder, so that they may link to one another. */
export const IS_GALLERY = Boolean(process.env.GALLERY);
export const BUILT = builtFolder(SET);

/** In a gallery the shipped set is at the root, any other in a folder of it. */
export function builtFolder(/** @type {string} */ set) {
  const isShipped = set === SHIPPED;
  if (IS_GALLERY) return isShipped ? 'build-gallery' : `build-gallery/${set}`;
  return isShipped ? 'build' : `build-${nameOf(set)}`;
}

function nameOf(/** @type {string} */ set) {
  return set.replace(/^.*\//, '');
}
