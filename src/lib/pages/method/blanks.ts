import type { MethodData, Part } from '$lib/core/record/set';
import { LEFT_YEARS, MARGIN_KM, MOVING_YEARS } from '$lib/core/reach/directions';
import { NEW_PLACE_KM } from '$lib/core/reach/measures';
import { PACE_DEFAULTS } from '$lib/core/stall/pace';
import { paceInWords } from '$lib/core/stall/sentence-pace';
import { readData } from '$lib/site/dataset.server';
import type { DirectionsFile } from '$geodata/directions-schema';
import type { YearSpan } from '$lib/core/record/time';
import type { MeasureTest } from '$lib/core/stall/stall';
import type { StallMeasure } from '$lib/core/stall/stall-measures';
import type { StallScan } from '$lib/core/stall/null-model';
import {
  formatCount,
  formatDecimal,
  formatKm,
  formatKm2,
  formatP,
  formatShare,
  formatYears,
} from '$lib/site/format';
import { say, set } from '$lib/site/set';
import { voiceOf } from '$lib/site/voice';
import { CALIBRATION, wilson } from './calibration';
import type { MethodExamples } from './examples.server';
import { METHOD_SOURCES } from './method-text';

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/* The long text stands in English on every page, and so do its numbers. */
const count = (value: number | null) => formatCount(value, 'en');
const decimal = (value: number | null, digits = 1) => formatDecimal(value, digits, 'en');
const km = (value: number | null) => formatKm(value, 'en');
const km2 = (value: number | null) => formatKm2(value, 'en');
const percent = (share: number) => `${decimal(100 * share)}%`;
const written = (measure: StallMeasure, value: number) =>
  measure.includes('Km2') ? km2(value) : measure.includes('Km') ? km(value) : decimal(value, 2);
const years = ({ from, to }: YearSpan) => formatYears(from, to);

export const method = readData<MethodData>('method.json');

/** A blank whose value is null is of something the set lacks: what stands round it is left out. */
type Blanks = Record<string, string | null>;

/** Of the sections in the reader's language. */
export function firstScreenBlanks({ pace }: MethodExamples): Blanks {
  const { origin, directions } = readData<DirectionsFile>('directions.json');
  return {
    directions: formatCount(directions.length),
    origin: say(origin.from),
    where: method.origin ? say(method.origin) : '',
    periods: set.periods && method.periods ? say(method.periods) : null,
    fixed: method.fixed ? say(method.fixed) : null,
    margin: formatKm(MARGIN_KM),
    place: formatKm(NEW_PLACE_KM),
    moving: formatCount(MOVING_YEARS),
    left: formatCount(LEFT_YEARS),
    shuffles: formatCount(PACE_DEFAULTS.orders),
    series: formatCount(PACE_DEFAULTS.series),
    example: pace && paceInWords(pace, true, voiceOf()),
  };
}

/** How `{km2 extent.km2}` writes the number or text that the examples have there. */
const WRITE: Record<string, (value: never) => string> = {
  ...{ count, decimal, km, km2, years, text: String },
  ratio: (value) => decimal(value, 2),
  share: (value) => formatShare(value, 'en'),
  p: (value) => formatP(value, 'en'),
  percent,
  rate: ({ hits, series, share }: Rate) => {
    const [low, high] = wilson(hits, series).map((end) => decimal(100 * end));
    return `${percent(share)} (${low}–${high})`;
  },
};

/** So many of the simulated series. */
type Rate = Record<'hits' | 'series' | 'share', number>;
const ratesOf = (counts: Readonly<Record<string, number>>, series: number) =>
  Object.entries(counts).map(([name, hits]): [string, Rate] => {
    return [name, { hits, series, share: hits / series }];
  });
const { stationary, frozen } = CALIBRATION;
const { joinpointWithinOneYear } = frozen;
const SIMULATED = {
  stationary: Object.fromEntries(ratesOf(stationary, stationary.series)),
  frozen: Object.fromEntries([
    ...ratesOf(frozen, frozen.series),
    ...ratesOf({ joinpointWithinOneYear }, frozen.joinpointSeries),
  ]),
};

/** @throws RangeError for a blank without a value and a work that is not listed */
export function filler(examples: MethodExamples) {
  const texts = { ...methodBlanks(examples), ...firstScreenBlanks(examples) };
  const results: unknown = { ...examples.measures, ...examples, ...SIMULATED };
  const at = (path: string) =>
    path
      .split('.')
      .reduce(
        (of, key) => (of === null ? null : (of as Record<string, unknown> | undefined)?.[key]),
        results,
      );
  const fill = (text: string): string | null => {
    let isWhole = true;
    const filled = text
      .replace(/\{(?:(\w+) )?([\w.]+)\}/g, (blank, way: string | undefined, path: string) => {
        const value = way ? at(path) : texts[path];
        if (value === undefined) throw new RangeError(`method.md: ${blank} has no value`);
        if (value === null) isWhole = false;
        if (value === null) return '';
        return way ? WRITE[way]!(value as never) : (value as string);
      })
      .replace(/\[@([\w-]+)\]/g, (_, id: string) => {
        const source = METHOD_SOURCES.find((one) => one.id === id);
        if (!source) throw new RangeError(`method.md: no work is listed as ${id}`);
        return `[${source.cite}](#source-${id})`;
      });
    return isWhole ? filled : null;
  };
  // What is left out is an item of a list or a whole block.
  return (block: string): string =>
    block
      .split(/\n(?=- )/)
      .flatMap((part) => fill(part) ?? [])
      .join('\n');
}

/** What is more than one result of the examples. */
export function methodBlanks(examples: MethodExamples): Blanks {
  const { chance, stall, rules, tested } = examples;
  const { extent, newGround, farthest } = examples.measures;
  const given = (part: Part) => (set.has.includes(part) ? '' : null);
  return {
    ...{ 'if.claims': given('claims'), 'if.context': given('context') },
    coverage: MONTH.format(new Date(set.coverage.to)),
    ...{ home: method.home ?? '', limits: set.notes?.coverage?.en ?? '' },
    'newGround.patrols':
      newGround && given('patrols') !== null
        ? ` Orange: new by patrols (${km2(newGround.newGroundKm2.patrol)}).`
        : '',
    'farthest.list':
      farthest && farthest.far.map((one) => `${km(one.km)} from ${one.name}`).join(', '),
    'extent.without': extent && km2((extent.km2 ?? 0) + extent.change),
    'chance.from': km2(0),
    'chance.to': chance && km2(chance.counts.length * chance.stepKm2),
    'period.tests': stall && stall.period.measures.map((test) => `- ${outcome(test)}`).join('\n'),
    'scan.shipped': found(stall?.shipped, 'found', 'not found'),
    'scan.all': found(stall?.allYears, 'a stall would be found there', 'not found either'),
    'rules.list': rules
      .map(({ name, definition, ours, published }) =>
        [
          `- **${name} · ${ours} records.** ${definition}`,
          ...published.map(
            ({ source, atLeast, count, from, to, ours: same, why }) =>
              `  - ${source.publisher}, “${source.title}”: ${atLeast ? 'at least ' : ''}${count} from ${from} to ${to}; ours in the same time: ${same}. ${why}`,
          ),
        ].join('\n'),
      )
      .join('\n'),
    findings: '/findings',
    'claims.false': decimal(tested / 40),
  };
}

const NAMES: Record<StallMeasure, string> = {
  newGroundKm2: 'New ground',
  newPlaces: 'New places',
  medianFrontierKm: 'Median frontier',
  extentGrowthKm2: 'Growth of the extent',
  standardDistanceKm: 'Standard distance',
};

function outcome(test: MeasureTest): string {
  const { measure } = test;
  if (test.verdict === 'cannot-be-tested') return `${NAMES[measure]}: cannot be tested.`;
  const [observed, low, high] = [test.observed, test.p025, test.p975].map((value) =>
    measure === 'newPlaces' ? count(value) : written(measure, value),
  );
  const p = formatP(test.p.twoSided, 'en');
  return `${NAMES[measure]}: ${observed}, the middle 95% of the shuffles ${low} to ${high}, ${p}.`;
}

/** Three digits: limits of p lie there. */
const found = (scan: StallScan | null | undefined, yes: string, no: string) =>
  scan ? `${scan.lastYear} (${formatP(scan.p, 'en')}; ${scan.found ? yes : no})` : null;
