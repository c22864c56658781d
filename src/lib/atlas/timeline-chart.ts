import { sum } from 'd3-array';
import type { GroundKm2 } from '$lib/core/reach/ground';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import type { Bar, Bracket, ChartInput } from '$lib/timeline/chart';
import { chartRecords, periodBrackets } from '$lib/timeline/chart-records';
import { formatKm, formatMillionKm2, formatShare } from '$lib/site/text/format';
import { countsOf, type PeriodCount } from '$lib/core/stall/counts';
import { spansOf } from '$lib/map/static/periods';
import { say } from '$lib/site/dataset/set';
import { m } from '$lib/paraglide/messages';
import type { Chart as ChartName } from '$lib/view/view';
import type { Atlas } from './state/atlas.svelte';

/** What the chart of the years is drawn from. It depends on the filters and not on the years shown. */
export type TimelineInput = Omit<ChartInput, 'titlePx'>;

export function timelineInput(atlas: Atlas, chart: ChartName): TimelineInput {
  const { index, page, view } = atlas;
  const { filtered, reach, labelOf } = atlas;
  const records = chartRecords(filtered, reach.visits ?? [], view.axis, labelOf);
  const kind = records.some((record) => record.kind === 'exercise') ? 'exercise' : 'patrol';
  const bars = barsOf(atlas, chart);
  const brackets = {
    places: () => placesBrackets(atlas, kind),
    reach: () => reachBrackets(atlas, bars ?? [], kind),
    farthest: () => farthestBrackets(atlas, bars ?? [], kind),
  };
  return {
    axis: view.axis,
    coveredTo: index.coverage.lastDay,
    records,
    bars,
    brackets: brackets[chart](),
    contexts: page.bands.map((band) => ({ ...band, name: say(band.name) })),
    barTitles: barTitles(atlas, chart, kind),
  };
}

/** The periods that the set compares, cut to the years of the data. */
function periodsOf({ page, view }: Atlas): YearSpan[] {
  const { periods } = page.set;
  if (!periods) return [];
  const { from, to } = view.axis;
  return [periods.before, periods.since]
    .map((period) => ({ from: Math.max(period.from, from), to: Math.min(period.to ?? to, to) }))
    .filter((period) => period.from <= period.to);
}

/** How the periods are counted at the end of the data; null where the set compares none, or visits are unknown. */
function countInput({ page, reach, view, index }: Atlas) {
  const { periods } = page.set;
  if (!periods || !reach.visits) return null;
  const { to: year } = view.axis;
  return { periods, year, limitKm: reach.newPlaceKm, coveredTo: index.coverage.to };
}

/** The time before the set's periods, and these, each with its counts: the stops of a talk, and of a film. */
export function countedPeriods(atlas: Atlas): PeriodCount[] {
  const input = countInput(atlas);
  const own = (atlas.reach.visits ?? []).filter(({ kind }) => kind === atlas.leadKind);
  return input ? spansOf(countsOf(own, input)) : [];
}

function placesBrackets(atlas: Atlas, kind: ReachKind): Bracket[] {
  const input = countInput(atlas);
  if (!input) return [];
  // Verdicts change with the last year shown, and a step of the year must not redraw the chart.
  const verdicts = atlas.isSureOpen ? atlas.reach.verdicts : null;
  const chance = verdicts?.find((verdict) => verdict.kind === kind)?.chance;
  return periodBrackets(atlas.reach.visits!, kind, input, chance);
}

const barsIn = (bars: readonly Bar[], kind: ReachKind, { from, to }: YearSpan) =>
  bars.filter((bar) => bar.kind === kind && bar.year >= from && bar.year <= to);

function reachBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  return periodsOf(atlas).flatMap((period): Bracket[] => {
    const own = barsIn(bars, kind, period);
    const newKm2 = sum(own, ({ value }) => value);
    const km2 = newKm2 + sum(own, ({ below }) => below);
    if (km2 === 0) return [];
    const words = m.timeline_reach_words({ area: formatMillionKm2(km2) });
    return [{ ...period, number: formatShare(newKm2 / km2), words, short: words }];
  });
}

function farthestBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  return periodsOf(atlas).flatMap((period): Bracket[] => {
    const [farthest] = barsIn(bars, kind, period).toSorted((a, b) => b.value - a.value);
    if (!farthest) return [];
    const words = m.timeline_farthest_words({ year: farthest.year });
    return [{ ...period, number: formatKm(farthest.value), words, short: words }];
  });
}

function barsOf({ reach }: Atlas, chart: ChartName): Bar[] | null {
  if (chart === 'places') return null;
  if (chart === 'farthest') return farthestBars(reach.everyYear());
  return (reach.yearlyGround ?? []).flatMap(({ year, ground }) => {
    const { exercise, shipPatrol, airPatrol } = ground;
    const bar = (kind: ReachKind, parts: readonly GroundKm2[]): Bar => {
      const value = sum(parts, ({ newKm2 }) => newKm2);
      const below = sum(parts, ({ reachKm2, newKm2 }) => Math.max(0, reachKm2 - newKm2));
      return { year, kind, value, below, text: formatMillionKm2(value), id: null };
    };
    return [bar('exercise', [exercise]), bar('patrol', [shipPatrol, airPatrol])];
  });
}

const farthestBars = (years: readonly SpanMeasures[]): Bar[] =>
  years.flatMap(({ year, farthestFromOriginKm }) =>
    REACH_KINDS.flatMap((kind): Bar[] => {
      const farthest = farthestFromOriginKm[kind];
      if (!farthest) return [];
      const { km, mostKm, recordId } = farthest;
      // The unit stands in the title of the chart.
      const text = (mostKm > km ? '≥ ' : '') + formatKm(km).replace(/\s?\D+$/u, '');
      return [{ year, kind, value: km, below: 0, text, id: recordId }];
    }),
  );

function barTitles({ index }: Atlas, chart: ChartName, kind: ReachKind): string[] {
  const { from, name } = index.directions.origin;
  const origin = from ?? name;
  if (chart === 'reach')
    return [m.timeline_reach_of({ part: kind }), m.timeline_reach_of({ part: 'lane' })];
  if (chart === 'places' || !origin) return [];
  return [
    m.timeline_farthest_of({ part: kind, origin: say(origin) }),
    m.timeline_farthest_of({ part: 'lane', origin: say(origin) }),
  ];
}

/** The chart in words. */
export const chartText = (input: TimelineInput): string =>
  m.timeline_chart_text({
    counts: input.brackets
      .map(({ from, to, number, words }) =>
        [m.timeline_span({ from, to }), m.colon(), number, words].join(''),
      )
      .join(m.semicolon()),
  });
