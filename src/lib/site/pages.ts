import { m } from '$lib/paraglide/messages';
import { hasPage } from './dataset/set';

const MENU = {
  '/': m.nav_atlas,
  '/story': m.nav_story,
  '/compare': m.nav_compare,
  '/findings': m.nav_findings,
  '/sets': m.nav_sets,
  '/data': m.nav_data,
  '/method': m.nav_method,
};
export type MenuPath = keyof typeof MENU;

export const menu = Object.entries(MENU)
  .map(([path, label]) => ({ path: path as MenuPath, label }))
  .filter(({ path }) => hasPage(path));
