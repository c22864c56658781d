import { answer } from '$lib/core/questions/answer';
import { MEASURES, valueOf, type Measure } from '$lib/core/reach/measures';
import type { Position } from '$lib/core/record/model';
import { STALL_DEFAULTS } from '$lib/core/stall/stall-analysis';
import {
  completeChoices,
  lastFullYear,
  tableFor,
  type ReachDataset,
} from '$lib/core/reach/dataset';
import { toPosition } from '$lib/core/earth/sphere';
import type { Land } from '$lib/map/still/picture';
import { sketch } from './sketch';

export type StallExamples = ReturnType<typeof stallExamples>;

/** The stall analysis with its defaults, and the one question asked otherwise. */
export function stallExamples(dataset: ReachDataset, land: Land) {
  const { analysis, regions, settings } = answer(dataset, { kind: 'stall', choices: {} });
  const { exercise, all } = analysis.groups;
  const { span } = analysis.settings;
  // Two years less than the data: a stall needs years after it.
  const everyYear = { from: span.from, to: span.to - 2 };
  const unrestricted = answer(dataset, {
    kind: 'stall',
    choices: {},
    stall: { scan: everyYear },
  });
  const { result } = analysis.joinpoints.find(
    ({ group, series }) => group === 'all' && series === 'newGroundKm2',
  )!;
  if (result.kind !== 'fitted') throw new RangeError('the joinpoint example is too short to fit');
  const values = all.newGround.filter(({ year }) => year <= result.to);
  return {
    settings,
    /** Exercises of 2020–2022. */
    period: exercise.periods[1]!,
    /** Exercises: the scan as shipped, and over all years. */
    scan: {
      shipped: exercise.scan!,
      allYears: unrestricted.analysis.groups.exercise.scan!,
      years: everyYear,
    },
    joinpoint: {
      years: values.map(({ year }) => year),
      values: values.map(({ observed }) => observed),
      result,
    },
    regions,
    periods: periodsExample(dataset, land),
  };
}

function periodsExample(dataset: ReachDataset, land: Land) {
  const [a, b] = [STALL_DEFAULTS.periods[0]!, STALL_DEFAULTS.periods[1]!];
  const { ground, byKind } = answer(dataset, {
    kind: 'compare',
    choices: {},
    a,
    b,
    outlines: true,
  });
  const area = (wanted: string) => ({
    type: 'MultiPolygon' as const,
    coordinates: ground!.features
      .filter(({ properties: { fate, kind } }) => kind === 'exercise' && fate === wanted)
      .flatMap(({ geometry }) => geometry.coordinates),
  });
  const { records } = tableFor(dataset, completeChoices(dataset, {}));
  const near = ([lng, lat]: Position) => lng > 60 && lat > 5;
  return {
    ...{ a, b, ...byKind.exercise },
    picture: sketch(
      land,
      {
        shapes: [
          { paint: 'earlier', area: area('left'), outlined: true },
          { paint: 'exercise', area: area('gained') },
          { paint: 'ink', area: area('kept') },
        ],
        // The map leaves out the far seas: there nothing is small enough to be seen.
        include: records
          .filter(({ kind, years }) => kind === 'exercise' && years[0]! >= a.from)
          .flatMap(({ places }) => places.points.map(toPosition))
          .filter(near),
      },
      200,
    ),
  };
}

export type UncertaintyExample = ReturnType<typeof uncertaintyExample>;

const SHOWN: Measure = 'extentKm2';
const FROM = 2014;

/** Value, band and twin of one measure by year, and what decides each measure of one year. */
export function uncertaintyExample(dataset: ReachDataset) {
  const { years, settings } = answer(dataset, {
    kind: 'measures',
    choices: { from: FROM },
    bands: {},
    adjusted: {},
  });
  const last = years.find(({ year }) => year === lastFullYear(dataset)) ?? years.at(-1)!;
  const nameOf = (id: string) => dataset.records.find((record) => record.id === id)!.name.en;
  return {
    draws: settings.bands!.draws,
    effort: settings.adjusted!.records,
    years: years.map((span) => ({
      year: span.year,
      value: valueOf(span, SHOWN),
      band: span.band[SHOWN] ?? null,
      twin: span.adjusted[SHOWN] ?? null,
    })),
    /** Deciding record of each measure, kinds together, of the latest full year. */
    deciding: {
      year: last.year,
      rows: MEASURES.filter((measure) => !/exercise|patrol/.test(measure)).flatMap((measure) => {
        const decides = last.decidingRecord[measure];
        const value = valueOf(last, measure);
        if (!decides || value === null) return [];
        return [{ measure, value, name: nameOf(decides.recordId), change: decides.change }];
      }),
    },
  };
}
