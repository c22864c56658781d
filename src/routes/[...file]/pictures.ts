import type { Mark } from '$lib/picture/marks';
import { renderMarks } from '$lib/picture/paint.server';
import { shortenPaths } from '$lib/picture/pen';
import { homeMarks } from '$lib/picture/first-picture.server';
import { element } from '$lib/site/markup';
import { set } from '$lib/site/dataset/set';
import { compareDrawings } from '$lib/pages/compare/compared.server';
import { storyDrawings } from '$lib/pages/story/figures.server';

/** The markup of a file's groups by their ids. */
type Groups = Record<string, string>;

/** Without texts: they depend on the language, and are too small in these pictures. */
const withoutTexts = (marks: readonly Mark[]) =>
  renderMarks(shortenPaths(marks.filter(({ tag }) => tag !== 'text')));
const drawings = (parts: Readonly<Record<string, readonly Mark[]>>) =>
  Object.fromEntries(Object.entries(parts).map(([id, marks]) => [id, withoutTexts(marks)]));

/**
 * Drawings of the text pages as files: within a page they would be sent twice, as elements and as data, and again
 * for each language.
 */
const FILES: Record<string, () => Groups> = {
  edges: () => ({ picture: withoutTexts(homeMarks()) }),
  compare: compareDrawings,
  ...(set.periods && { story: () => drawings(storyDrawings()) }),
};

export const pictureNames = Object.keys(FILES);

/** An SVG file with a drawing in each group, in the colours of the page that uses it. */
export function pictureFile(name: string): string {
  const groups = Object.entries(FILES[name]!());
  const inside = groups.map(([id, markup]) => element('g', { id }, markup)).join('');
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, inside)}\n`;
}
