import { existsSync, readFileSync } from 'node:fs';
import type { ComparisonAnswers } from '../../../../geodata/build/comparison';
import { COMPARED_SETS } from '../../../../tools/set.mjs';
import { hasPage, set } from './set';

/** The sets that are compared side by side; the site of each of them reads the same file. */
export const { sets: comparedSets, bands: comparedBands }: ComparisonAnswers = existsSync(
  COMPARED_SETS,
)
  ? (JSON.parse(readFileSync(COMPARED_SETS, 'utf8')) as ComparisonAnswers)
  : { sets: [], bands: [] };

/** Whether the set of this site is compared with others. */
export const isCompared = comparedSets.length > 1 && comparedSets.some(({ id }) => id === set.id);

/** As `hasPage`, also of the page of the sets. */
export const isServed = (path: string): boolean => (path === '/sets' ? isCompared : hasPage(path));
