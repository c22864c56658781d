import { sum } from 'd3-array';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { yearsCovered, type YearSpan } from '$lib/core/record/time';
import type { Bar, Bracket, ChartInput } from '$lib/timeline/chart';
import { chartRecords, periodBrackets } from '$lib/timeline/chart-records';
import { formatKm, formatMillionKm2 } from '$lib/site/text/format';
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
    ground: () => groundBrackets(atlas, bars ?? [], kind),
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

function placesBrackets(atlas: Atlas, kind: ReachKind): Bracket[] {
  const { periods } = atlas.page.set;
  const { visits, newPlaceKm } = atlas.reach;
  if (!periods || !visits) return [];
  // Verdicts change with the last year shown, and a step of the year must not redraw the chart.
  const verdicts = atlas.isSureOpen ? atlas.reach.verdicts : null;
  const chance = verdicts?.find((verdict) => verdict.kind === kind)?.chance;
  const input = {
    periods,
    year: atlas.view.axis.to,
    limitKm: newPlaceKm,
    coveredTo: atlas.index.coverage.to,
  };
  return periodBrackets(visits, kind, input, chance);
}

const barsIn = (bars: readonly Bar[], kind: ReachKind, { from, to }: YearSpan) =>
  bars.filter((bar) => bar.kind === kind && bar.year >= from && bar.year <= to);

function groundBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  if (bars.length === 0) return [];
  return periodsOf(atlas).map((period) => {
    const km2 = sum(barsIn(bars, kind, period), ({ value }) => value);
    const perYear = km2 / yearsCovered(period, atlas.index.coverage.to);
    const words = m.timeline_ground_words();
    return { ...period, number: formatMillionKm2(perYear), words, short: words };
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

function barsOf({ reach, page }: Atlas, chart: ChartName): Bar[] | null {
  if (chart === 'places') return null;
  if (chart === 'farthest') return farthestBars(reach.everyYear());
  const years = reach.newGroundByYear ?? (reach.isStandard ? page.curve : []);
  return years.flatMap(({ year, newGroundKm2 }) =>
    REACH_KINDS.map((kind): Bar => {
      const value = newGroundKm2[kind] ?? 0;
      return { year, kind, value, text: formatMillionKm2(value), id: null };
    }),
  );
}

const farthestBars = (years: readonly SpanMeasures[]): Bar[] =>
  years.flatMap(({ year, farthestFromOriginKm }) =>
    REACH_KINDS.flatMap((kind): Bar[] => {
      const farthest = farthestFromOriginKm[kind];
      if (!farthest) return [];
      const { km, recordId } = farthest;
      // The unit stands in the title of the chart.
      const text = formatKm(km).replace(/\s?\D+$/u, '');
      return [{ year, kind, value: km, text, id: recordId }];
    }),
  );

function barTitles({ index }: Atlas, chart: ChartName, kind: ReachKind): string[] {
  const { from, name } = index.directions.origin;
  const origin = from ?? name;
  if (chart === 'ground')
    return [m.timeline_ground_of({ part: kind }), m.timeline_ground_of({ part: 'lane' })];
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
