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
  formatName,
  formatP,
  formatShare,
  formatYears,
} from '$lib/site/format';
import { voiceOf } from '$lib/site/voice';
import { CALIBRATION, wilson } from './calibration';
import type { MethodExamples } from './examples.server';

/* The long text stands in English on every page, and so do its numbers. */
const count = (value: number | null) => formatCount(value, 'en');
const decimal = (value: number | null, digits = 1) => formatDecimal(value, digits, 'en');
const km = (value: number | null) => formatKm(value, 'en');
const km2 = (value: number | null) => formatKm2(value, 'en');
const written = (measure: StallMeasure, value: number) =>
  measure.includes('Km2') ? km2(value) : measure.includes('Km') ? km(value) : decimal(value, 2);
const years = ({ from, to }: YearSpan) => formatYears(from, to);

/** Of the sections in the reader's language. */
export function firstScreenBlanks({ pace }: MethodExamples): Record<string, string> {
  const { origin, directions } = readData<DirectionsFile>('directions.json');
  return {
    directions: formatCount(directions.length),
    origin: formatName(origin.name),
    margin: formatKm(MARGIN_KM),
    place: formatKm(NEW_PLACE_KM),
    moving: formatCount(MOVING_YEARS),
    left: formatCount(LEFT_YEARS),
    shuffles: formatCount(PACE_DEFAULTS.orders),
    series: formatCount(PACE_DEFAULTS.series),
    example: paceInWords(pace, true, voiceOf()),
  };
}

/** What the blanks of method.md are filled with. */
export function methodBlanks(examples: MethodExamples): Record<string, string> {
  const { measures, uncertainty, chance, stall, rules, claims, tested, fast, between, C21 } =
    examples;
  const { footprint, newGround, extent, frontier, farthest, spread } = measures;
  const { period } = stall;
  const { stationary, frozen } = CALIBRATION;
  return {
    'footprint.name': footprint.name,
    'footprint.cells': count(footprint.cells),
    'footprint.km2': km2(footprint.km2),
    'footprint.radius': km(footprint.radiusKm),
    'footprint.cap': km2(footprint.capKm2),
    'new.year': String(newGround.year),
    'new.footprint': km2(newGround.footprintKm2.all),
    'new.exercise': km2(newGround.newGroundKm2.exercise),
    'new.patrol': km2(newGround.newGroundKm2.patrol),
    'new.all': km2(newGround.newGroundKm2.all),
    'extent.year': String(extent.year),
    'extent.km2': km2(extent.km2),
    'extent.deciding': extent.deciding,
    'extent.without': km2((extent.km2 ?? 0) + extent.change),
    'frontier.year': String(frontier.year),
    'frontier.name': frontier.name,
    'frontier.km': km(frontier.km),
    'farthest.name': farthest.name,
    'farthest.cn': km(farthest.CN),
    'farthest.ru': km(farthest.RU),
    'spread.year': String(spread.year),
    'spread.records': count(spread.records),
    'spread.km': km(spread.standardDistanceKm),
    'spread.length': decimal(spread.resultantLength, 2),
    'spread.effective': decimal(spread.effectiveRegions),
    'band.draws': count(uncertainty.draws),
    'twin.effort': count(uncertainty.effort),
    'chance.records': count(chance.records),
    'chance.years': years(chance.years),
    'chance.tested': years(chance.tested),
    'chance.shuffles': count(chance.shuffles),
    'chance.observed': km2(chance.km2),
    'chance.from': km2(0),
    'chance.to': km2(chance.counts.length * chance.stepKm2),
    'chance.slower': formatShare(chance.p.slower, 'en'),
    'chance.p': formatP(chance.p.twoSided, 'en'),
    'period.years': years(period),
    'period.records': count(period.records),
    'period.tests': period.measures.map((test) => `- ${outcome(test)}`).join('\n'),
    'scan.shipped': found(stall.shipped, 'found', 'not found'),
    'scan.all': found(stall.allYears, 'a stall would be found there', 'not found either'),
    'scan.years': years(stall.years),
    'joinpoint.found': `${formatShare(frozen.joinpointWithinOneYear / frozen.joinpointSeries, 'en')} of ${frozen.joinpointSeries}`,
    'joinpoint.scanFound': `${percent(frozen.scanWithinOneYear / frozen.series)} of ${frozen.series}`,
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
    'rule.between': between.join(', '),
    'claims.n': String(claims),
    'claims.tested': String(tested),
    'claims.false': count(0.05 * tested),
    'power.fast': percent(fast - 1),
    'calibration.stationary': table(
      [`False alarms on ${stationary.series} series in which nothing changes`, 'Share'],
      rates(stationary.series, {
        'New ground 2020–2022 “slower than chance”': stationary.slower,
        'New ground slower or faster, where 5% are meant': stationary.slowerOrFaster,
        'Headline “slower than chance”': stationary.headline,
        'Scan for the year of a stall': stationary.scan,
        'Naive rule: cumulative hull grew < 2% three years running': stationary.naiveHull,
        'Naive rule on cumulative ground': stationary.naiveGround,
      }),
    ),
    'calibration.frozen': table(
      [`Found on ${frozen.series} series that stand still after a known year`, 'Share'],
      [
        ...rates(frozen.series, {
          'New ground “slower than chance”': frozen.slower,
          'Headline “slower than chance”': frozen.headline,
          'Scan, within one year of the truth': frozen.scanWithinOneYear,
          'Scan, the exact year': frozen.scanExactYear,
        }),
        ...rates(frozen.joinpointSeries, {
          [`Joinpoint of new ground, within one year (first ${frozen.joinpointSeries} series)`]:
            frozen.joinpointWithinOneYear,
        }),
      ],
    ),
    'calibration.five': percent(stationary.scanAtFivePercent / stationary.series),
    'c21.p': formatP(C21.p, 'en'),
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const percent = (share: number) => `${decimal(100 * share)}%`;

function rates(series: number, found: Record<string, number>): [what: string, share: string][] {
  return Object.entries(found).map(([what, hits]) => {
    const [low, high] = wilson(hits, series).map((end) => decimal(100 * end));
    return [what, `${percent(hits / series)} (${low}–${high})`];
  });
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
const found = ({ lastYear, p, found }: StallScan, yes: string, no: string) =>
  `${lastYear} (${formatP(p, 'en')}; ${found ? yes : no})`;
