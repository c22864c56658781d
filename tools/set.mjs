// Runs before anything is installed: Node's own modules only.
import { existsSync, readdirSync } from 'node:fs';

/** The dataset whose built files are committed. */
export const SHIPPED = 'russia-china';

/** The set to build: a folder's name in geodata/, or a path elsewhere. */
export const SET = (process.env.SET || SHIPPED).replaceAll('\\', '/').replace(/\/$/, '');
const name = nameOf(SET);

export const folderOf = (/** @type {string} */ set) => (set.includes('/') ? set : `geodata/${set}`);
export const SET_FOLDER = folderOf(SET);
export const sets = () =>
  readdirSync('geodata').filter((folder) => existsSync(`${folderOf(folder)}/set.json`));
/** Served as it is. */
export const assetsOf = (/** @type {string} */ set) =>
  set === SHIPPED ? 'static' : `.sets/${nameOf(set)}`;
export const ASSETS = assetsOf(SET);
/** By set: one may be built while tests read another. */
export const KIT = SET === SHIPPED ? '.svelte-kit' : `.sets/kit-${name}`;
export const COMPARED_SETS = 'static/data/sets.json';

/** Several sets in one folder, linked to one another. */
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
