import { SERIES_FIELDS } from '#core/reach/measures';
import { sum } from 'd3-array';
import type { Visit } from '#core/reach/new-places';
import { reachKind, type ReachKind } from '#core/record/model';
import { yearOf } from '#core/record/time';
import { countsOf } from '#core/stall/counts';
import { spansOf } from '$lib/picture/maps/periods';
import type { Bracket, ChartInput } from '$lib/picture/charts/chart';
import type { Bar } from '$lib/picture/charts/chart-rows';
import { chartRecords, periodBrackets } from '$lib/picture/charts/chart-records';
import { formatMillionKm2, formatShare } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import type { ChartName } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

/** Does not depend on the years shown. */
export type TimelineInput = Omit<ChartInput, 'titlePx'> & { chart: ChartName };

export function timelineInput(atlas: Atlas, chart: ChartName): TimelineInput {
  const { index, page, view, drawn, labelOf } = atlas;
  const visits = drawn.visits ?? [];
  const records = chartRecords(drawn.records, visits, view.axis, labelOf);
  const kind = reachKind(atlas.kind);
  const bars = chart === 'reach' ? groundBars(atlas, visits) : null;
  return {
    kind,
    chart,
    axis: view.axis,
    coveredTo: index.coverage.lastDay,
    records,
    bars,
    brackets: bars ? reachBrackets(atlas, bars) : placesBrackets(atlas, visits),
    contexts: page.bands,
    barTitles: bars ? barTitles(bars, kind) : [],
  };
}

/** Null without periods. */
function countInput({ page, view, index }: Atlas, year: number) {
  const { periods } = page.set;
  const { newPlaceKm: limitKm } = view.choices;
  return periods && { periods, year, limitKm, coveredTo: index.coverage.to };
}

/** Of the kind shown, at the end of a year; null without periods. */
export function countsAt(atlas: Atlas, year = atlas.view.axis.to) {
  const input = countInput(atlas, year);
  return input && countsOf(atlas.visits ?? [], input);
}

export function countedPeriods(atlas: Atlas, year?: number) {
  const counts = countsAt(atlas, year);
  return counts ? spansOf(counts) : [];
}

function placesBrackets(atlas: Atlas, visits: readonly Visit[]) {
  const input = countInput(atlas, atlas.view.axis.to);
  if (!input) return [];
  // Verdicts change with the years, but a step of the year must not redraw the chart.
  return periodBrackets(visits, input, atlas.isSureOpen ? atlas.verdict?.chance : null);
}

function reachBrackets(atlas: Atlas, bars: readonly Bar[]): Bracket[] {
  const counts = countsAt(atlas);
  return [counts?.before, counts?.since].flatMap((period): Bracket[] => {
    if (!period) return [];
    const { from, to } = period;
    const own = bars.filter(({ year }) => year >= from && year <= to);
    const newKm2 = sum(own, ({ value }) => value);
    const km2 = newKm2 + sum(own, ({ below }) => below);
    if (km2 === 0) return [];
    const area = formatMillionKm2(km2);
    const words = m.timeline_reach_words({ size: 'full', area });
    const least = m.timeline_reach_words({ size: 'short', area });
    return [{ from, to, number: formatShare(newKm2 / km2), words, short: words, least }];
  });
}

function groundBars({ kind, reach }: Atlas, visits: readonly Visit[]): Bar[] {
  const newVisits = visits.filter(({ status }) => status === 'new');
  const yearsWithNew = new Set(newVisits.map(({ start }) => yearOf(start)));
  return (reach.yearlyGround ?? []).map(({ year, ground }) => {
    const { reachKm2, newKm2 } = ground[SERIES_FIELDS[kind]];
    const value = newKm2 ?? 0;
    const below = Math.max(0, (reachKm2 ?? 0) - value);
    return { year, value, below, text: formatMillionKm2(value), isHollow: !yearsWithNew.has(year) };
  });
}

function barTitles(bars: readonly Bar[], kind: ReachKind): string[] {
  const hasHollow = bars.some((bar) => bar.isHollow && bar.value > 0);
  return [m.timeline_reach_of({ part: kind }), hasHollow ? m.timeline_reach_hollow() : ''];
}

export const chartText = (input: TimelineInput) =>
  m.timeline_chart_text({
    chart: input.chart,
    counts: input.brackets
      .map(({ from, to, number, words }) =>
        [m.timeline_span({ from, to }), m.colon(), number, words].join(''),
      )
      .join(m.semicolon()),
  });
