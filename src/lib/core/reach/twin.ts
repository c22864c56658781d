import { commonEffort, effortAdjusted, effortAdjustedAreas } from './effort';
import { InputError } from '../record/input-error';
import { AREA_KINDS, MEASURES, valueOf, type Measure, type SpanMeasures } from './measures';
import type { Occupancy } from './occupancy';
import { streamSeed } from '../statistics/random';
import type { ReachTable } from './reach-table';
import { roundKm2, roundMeasure } from './round';
import { measureSpan } from './span';
import type { Steps } from '../questions/steps';
import { yearsOf, type YearSpan } from '../record/time';

export interface EffortSettings {
  /** Records per year; null = what three years in four can give (effort.ts). */
  records: number | null;
  draws: number;
  seed: number;
}
export const DEFAULT_EFFORT: EffortSettings = { records: null, draws: 200, seed: 1 };

export type Twin = Partial<Record<Measure, number>>;

/** The number of records every year is brought to. Throws InputError for a bad one. */
export function effortOf({ footprints }: ReachTable, span: YearSpan, settings: EffortSettings) {
  const effort = settings.records ?? commonEffort(footprints.records, span);
  if (!Number.isInteger(effort) || effort < 1) {
    throw new InputError('settings', 'adjusted.records', effort, 'a whole number from 1');
  }
  return effort;
}

/**
 * What each year would show, on average, had it only `effort` records. A kind's areas are what that
 * kind has in the same choices, so that the kinds still add up. Areas are exact, and for new ground
 * the earlier years are brought to the same effort; the rest is averaged over every choice, or over
 * seeded ones where there are too many. Empty for a year with fewer records than that.
 */
export function* twinsOf(
  table: ReachTable,
  span: YearSpan,
  effort: number,
  { draws, seed }: EffortSettings,
): Steps<Twin[]> {
  const years = yearsOf(span);
  const areas = AREA_KINDS.map((kind) => ({
    kind,
    byYear: effortAdjustedAreas(onlyKind(table.footprints, kind), span, effort),
  }));
  const twins: Twin[] = [];
  for (const [i, year] of years.entries()) {
    yield { stage: 'uncertainty', done: i / years.length };
    const one = { from: year, to: year };
    const members = table.members(one);
    const twin: Twin = {};
    twins.push(twin);
    if (members.length < effort) continue;
    const measured = new Map<string, SpanMeasures>();
    const measure = (chosen: readonly number[]): SpanMeasures => {
      const key = chosen.join();
      let found = measured.get(key);
      if (!found) {
        found = measureSpan(table, one, { leaveOneOut: false, members: chosen });
        measured.set(key, found);
      }
      return found;
    };
    for (const { kind, byYear } of areas) {
      twin[`footprintKm2.${kind}`] = roundKm2(byYear[i]!.footprintKm2);
      twin[`newGroundKm2.${kind}`] = roundKm2(byYear[i]!.newGroundKm2);
    }
    for (const name of MEASURES) {
      if (name === 'records' || name in twin) continue;
      const mean = effortAdjusted(members, effort, (chosen) => valueOf(measure(chosen), name), {
        draws,
        seed: streamSeed(seed, year),
      });
      if (mean !== null) twin[name] = roundMeasure(name, mean);
    }
  }
  return twins;
}

/** The same records, those of other kinds without ground. */
function onlyKind(occupancy: Occupancy, kind: (typeof AREA_KINDS)[number]): Occupancy {
  if (kind === 'all') return occupancy;
  const records = occupancy.records.map((record) =>
    record.kind === kind ? record : { ...record, cells: new Uint32Array() },
  );
  return { ...occupancy, records };
}
