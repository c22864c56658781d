import { readFileSync, writeFileSync } from 'node:fs';
import { stop } from '../../tools/build.mjs';
import { COMPARED_SETS } from '../../tools/set.mjs';
import type { ReachDataset } from '../../src/lib/core/reach/dataset';
import {
  exercisesTested,
  type CommonTest,
  type ExercisesTested,
} from '../../src/lib/core/stall/comparison';
import type { Names } from '../../src/lib/core/record/languages';
import { bandsOf, builtData, measuredBy } from './atlas';
import { folder, readAtlases, readFiles } from './disk';
import { validate } from '../checks/validate';

export interface ComparisonFile extends CommonTest {
  /** The rule that counts the first set's partners alone, as other sets do. */
  alone: string;
  /** Folders of geodata/; the first set's context is drawn with each. */
  sets: string[];
}

export interface ComparedSet {
  id: string;
  title: Names;
  partners: string[];
  names: Record<string, Names>;
  coverage: { from: string; to: string; lastDay: string };
  common: ExercisesTested;
  /** By the common test, partners alone; null but for the first. */
  alone: ExercisesTested | null;
  /** By the set's own limit and periods; null where these are the common ones. */
  own: ExercisesTested | null;
}

export interface ComparisonAnswers {
  bands: ReturnType<typeof bandsOf>;
  sets: ComparedSet[];
}

export const comparedText = () => `${JSON.stringify(compareSets())}\n`;

function compareSets(): ComparisonAnswers {
  const { sets, alone, ...common } = JSON.parse(
    readFileSync(`${folder('geodata')}comparison.json`, 'utf8'),
  ) as ComparisonFile;
  const compared = sets.map((id, i) => comparedSet(id, common, i === 0 ? alone : null));
  return { bands: compared[0]!.bands, sets: compared.map(({ set }) => set) };
}

function comparedSet(id: string, commonTest: CommonTest, alone: string | null) {
  const files = readFiles(`geodata/${id}`);
  const { dataset, problems } = validate(files, readAtlases().land50m);
  if (!dataset || problems.length > 0)
    return stop(`geodata/${id} has problems: SET=${id} npm run -s geodata tells them.`);
  const { set, coverage, context } = dataset;
  const data = builtData(dataset, '');
  const reach = measuredBy(data, dataset, null);
  const { newPlace, periods } = commonTest;
  const byCommon = { ...reach, newPlaceKm: newPlace.km, periods };
  const common = exercisesTested(byCommon);
  if (!common) return stop(`geodata/${id} has no exercise to be compared.`);
  const names = data.records.map((record) => [record.id, record.name]);
  const compared: ComparedSet = {
    id,
    title: set.title,
    partners: set.partners.map((partner) => partner.id),
    names: Object.fromEntries(names),
    coverage: { from: coverage.from, to: coverage.to, lastDay: coverage.lastDay },
    common,
    alone: alone ? exercisesTested(byCommon, { rule: alone }) : null,
    own: isCommon(reach, commonTest) ? null : exercisesTested(reach),
  };
  return { set: compared, bands: bandsOf(set, context.items) };
}

function isCommon({ newPlaceKm, periods }: ReachDataset, { newPlace, ...common }: CommonTest) {
  const { before, since } = common.periods;
  return (
    newPlaceKm === newPlace.km &&
    periods?.before.from === before.from &&
    periods.before.to === before.to &&
    periods.since.from === since.from
  );
}

// npm run compare: the sets side by side, without what else is built of the shipped one.
if (process.argv[1]?.endsWith('comparison.ts'))
  writeFileSync(folder('.') + COMPARED_SETS, comparedText());
