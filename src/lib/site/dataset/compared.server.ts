import { existsSync, readFileSync } from 'node:fs';
import type { ComparisonAnswers } from '../../../../geodata/build/comparison';
import { COMPARED_SETS } from '../../../../tools/set.mjs';

/** The sets that are compared side by side; the site of each of them reads the same file. */
export const { sets: comparedSets, bands: comparedBands }: ComparisonAnswers = existsSync(
  COMPARED_SETS,
)
  ? (JSON.parse(readFileSync(COMPARED_SETS, 'utf8')) as ComparisonAnswers)
  : { sets: [], bands: [] };
