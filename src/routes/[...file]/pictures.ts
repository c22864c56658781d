import type { Mark } from '$lib/map/static/marks';
import { renderMarks } from '$lib/map/static/paint.server';
import { shortenPaths } from '$lib/map/static/pen';
import { homeMarks } from '$lib/map/static/first-picture.server';
import { element } from '$lib/site/markup';
import { set } from '$lib/site/set';
import { compareDrawings } from '$lib/pages/compare/compared.server';
import { storyDrawings } from '$lib/pages/story/figures.server';
import { yearDrawings } from '$lib/pages/years/years.server';

/**
 * Drawings of the text pages as files of their own: inside a page they would be there twice, as elements
 * and as its data, and once more for each language.
 */
type Groups = Record<string, () => Record<string, string>>;

/** Words are the reader's, and too small in a picture this size. */
const wordless = (marks: readonly Mark[]) =>
  renderMarks(shortenPaths(marks.filter(({ tag }) => tag !== 'text')));
const drawings = (parts: Readonly<Record<string, readonly Mark[]>>) =>
  Object.fromEntries(Object.entries(parts).map(([id, marks]) => [id, wordless(marks)]));

const FILES: Groups = {
  edges: () => ({ picture: wordless(homeMarks()) }),
  compare: compareDrawings,
  years: () => drawings(yearDrawings()),
  ...(set.periods && { story: () => drawings(storyDrawings()) }),
};

export const pictureNames = Object.keys(FILES);

/** One drawing as an SVG file of groups; its colours are those of the page that uses it. */
export function pictureFile(name: string): string {
  const groups = Object.entries(FILES[name]!());
  const inside = groups.map(([id, markup]) => element('g', { id }, markup)).join('');
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, inside)}\n`;
}
