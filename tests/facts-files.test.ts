/** What the page measures from the built facts is what the command line measures from the records. */
import { describe, expect, it } from 'vitest';
import { measures } from '../src/lib/core/reach/measure-years';
import { completeChoices, type ReachChoices, visitsFor } from '../src/lib/core/reach/dataset';
import type { Facts } from '../src/lib/core/reach/facts';
import { measureSpan } from '../src/lib/core/reach/measure-span';
import { RADII_KM } from '../src/lib/core/reach/measures';
import { roundSpan } from '../src/lib/core/reach/round';
import { select } from '../src/lib/core/reach/select';
import { admits } from '../src/lib/core/record/rules';
import { NO_FILTERS } from '../src/lib/view/view';
import { reachDataset } from '../src/lib/site/dataset/reach-dataset.server';
import { readJson } from './json';

const read = (file: string) => readJson<Facts>(`static/data/${file}`);
const FILTERS: Partial<ReachChoices>[] = [
  {},
  { rule: 'all', staging: true },
  { region: 'western-pacific', precise: true },
  { where: { kinds: ['patrol'] } },
];
/** Each radius is a file, but what a filter lets pass does not depend on it. */
const RADII = process.env.DEEP ? RADII_KM : [NO_FILTERS.radiusKm, RADII_KM.at(-1)!];

describe('the built facts', () => {
  it.each(RADII)('give the measures within %i km', (radiusKm) => {
    const facts = read(`facts-${radiusKm}.json`);
    const isStandard = radiusKm === NO_FILTERS.radiusKm;
    for (const filter of isStandard || process.env.DEEP ? FILTERS : FILTERS.slice(0, 1)) {
      const choices = { rule: 'core', where: {}, region: null, precise: false, staging: false };
      const { rule, where, ...places } = { ...choices, ...filter };
      const counted = reachDataset.rules.find(({ id }) => id === rule)!.where;
      const records = reachDataset.records.filter(
        (record) => admits(counted, record) && admits(where, record),
      );
      const selection = select(facts, { ...places, ids: new Set(records.map(({ id }) => id)) });
      const visits = visitsFor(reachDataset, completeChoices(reachDataset, filter));
      const { years, cumulative } = measures(reachDataset, { ...filter, radiusKm });
      expect(years.reduce((sum, year) => sum + year.records, 0)).toBeGreaterThan(1);
      for (const { band: _, ...year } of years)
        expect(roundSpan(measureSpan(selection, year, { visits }))).toEqual(year);
      const whole = cumulative.at(-1)!;
      expect(roundSpan(measureSpan(selection, whole, { visits }))).toEqual(whole);
    }
  });

  it('hold the radius that needs no choice', () => {
    expect(RADII_KM).toContain(NO_FILTERS.radiusKm);
  });
});
