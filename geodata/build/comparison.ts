import { readFileSync, writeFileSync } from 'node:fs';
import { stop } from '../../tools/build.mjs';
import { COMPARED_SETS } from '../../tools/set.mjs';
import type { ReachDataset } from '#core/reach/dataset';
import { pick } from '#core/record/pick';
import { exercisesTested, type CommonTest } from '#core/stall/comparison';
import { bandsOf, builtData, measuredBy } from './atlas';
import { folder, readAtlases, readFiles } from './disk';
import { validate } from '../checks/validate';
import { canonical } from '../files/changes';

export interface ComparisonFile extends CommonTest {
  /** Folders of geodata/; the first set's context is drawn with each. */
  sets: string[];
}

export type ComparisonAnswers = ReturnType<typeof compareSets>;
export type ComparedSet = ComparisonAnswers['sets'][number];

export const comparedText = () => `${JSON.stringify(compareSets())}\n`;

function compareSets() {
  const { sets, ...common } = JSON.parse(
    readFileSync(`${folder('geodata')}comparison.json`, 'utf8'),
  ) as ComparisonFile;
  const compared = sets.map((id, i) => comparedSet(id, common, i === 0));
  return { bands: compared[0]!.bands, sets: compared.map(({ set }) => set) };
}

function comparedSet(id: string, commonTest: CommonTest, isFirst: boolean) {
  const files = readFiles(`geodata/${id}`);
  const { dataset, problems } = validate(files, readAtlases().land50m);
  if (!dataset || problems.length > 0)
    return stop(`geodata/${id} has problems: SET=${id} npm run -s geodata tells them.`);
  const { set, coverage, context } = dataset;
  const data = builtData(dataset, '');
  const reach = measuredBy(data, dataset, null);
  const { newPlace, periods } = commonTest;
  const byCommon = { ...reach, newPlaceKm: newPlace.km, periods };
  const isCommon = termsOf(newPlace.km, periods) === termsOf(reach.newPlaceKm, reach.periods);
  const common = exercisesTested(byCommon);
  if (!common) return stop(`geodata/${id} has no exercise to be compared.`);
  const partners = set.partners.map((partner) => partner.id);
  const isAlone = ({ participants }: (typeof data.records)[number]) =>
    participants.every((country) => partners.includes(country));
  const alone = { ...byCommon, records: data.records.filter(isAlone) };
  const names = data.records.map((record) => [record.id, record.name] as const);
  const compared = {
    id,
    title: set.title,
    short: set.short,
    partners,
    together: set.together,
    names: Object.fromEntries(names),
    coverage: pick(coverage, ['from', 'to', 'lastDay']),
    common,
    // As the others are: by the same rule, without third states; null but for the first.
    alone: isFirst ? exercisesTested(alone) : null,
    // By the set's own terms; null where these are the common ones.
    own: isCommon ? null : exercisesTested(reach),
  };
  return { set: compared, bands: bandsOf(set, context.items) };
}

const termsOf = (km: number, periods: ReachDataset['periods']) =>
  canonical([km, periods?.before, periods?.since.from]);

// npm run compare
if (process.argv[1]?.endsWith('comparison.ts'))
  writeFileSync(folder('.') + COMPARED_SETS, comparedText());
