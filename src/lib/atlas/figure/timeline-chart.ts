import { sum } from 'd3-array';
import type { GroundKm2 } from '#core/reach/ground';
import type { Visit } from '#core/reach/new-places';
import { reachKind, type ReachKind } from '#core/record/model';
import { yearOf } from '#core/record/time';
import { countsOf } from '#core/stall/counts';
import { spansOf } from '$lib/picture/maps/periods';
import type { Bracket, ChartInput } from '$lib/timeline/chart/chart';
import type { Bar } from '$lib/timeline/chart/chart-bars';
import { chartRecords, periodBrackets, withMedian } from '$lib/timeline/chart/chart-records';
import { formatMillionKm2, formatShare } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import type { ChartName } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

/** Does not depend on the years shown. */
export type TimelineInput = Omit<ChartInput, 'titlePx'> & { chart: ChartName };

export function timelineInput(atlas: Atlas, chart: ChartName): TimelineInput {
  const visits = atlas.visits ?? [];
  const limitKm = atlas.view.choices.newPlaceKm;
  const { index, page, view, filtered, labelOf } = atlas;
  const records = chartRecords(filtered, visits, view.axis, labelOf);
  const kind = records.some((record) => record.kind === 'exercise') ? 'exercise' : 'patrol';
  const bars = chart === 'reach' ? groundBars(atlas, visits) : null;
  const brackets = {
    places: () => placesBrackets(atlas, kind, visits),
    distance: () => placesBrackets(atlas, kind, visits).map(withMedian),
    reach: () => reachBrackets(atlas, bars ?? [], kind),
  };
  const title = m.timeline_distance_of({ kind });
  return {
    chart,
    axis: view.axis,
    coveredTo: index.coverage.lastDay,
    records,
    bars,
    distances: chart === 'distance' ? { limitKm, title } : null,
    brackets: brackets[chart](),
    contexts: page.bands,
    barTitles: bars ? barTitles(bars, kind) : [],
  };
}

/** At the end of the data; null without periods. */
function countInput({ page, view, index }: Atlas, limitKm: number) {
  const { periods } = page.set;
  if (!periods) return null;
  return { periods, year: view.axis.to, limitKm, coveredTo: index.coverage.to };
}

export function countedPeriods(atlas: Atlas) {
  const { visits } = atlas;
  const input = countInput(atlas, atlas.view.choices.newPlaceKm);
  return input && visits ? spansOf(countsOf(visits, input)) : [];
}

function placesBrackets(atlas: Atlas, kind: ReachKind, visits: readonly Visit[]) {
  const input = countInput(atlas, atlas.view.choices.newPlaceKm);
  if (!input) return [];
  // Verdicts change with the years, but a step of the year must not redraw the chart.
  const verdicts = atlas.isSureOpen ? atlas.reach.verdicts : null;
  const chance = verdicts?.find((verdict) => verdict.kind === kind)?.chance;
  return periodBrackets(visits, kind, input, chance);
}

function reachBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  const input = countInput(atlas, 0);
  if (!input) return [];
  const { before, since } = countsOf([], input);
  return [before, since].flatMap((period): Bracket[] => {
    if (!period) return [];
    const { from, to } = period;
    const own = bars.filter((bar) => bar.kind === kind && bar.year >= from && bar.year <= to);
    const newKm2 = sum(own, ({ value }) => value);
    const km2 = newKm2 + sum(own, ({ below }) => below);
    if (km2 === 0) return [];
    const area = formatMillionKm2(km2);
    const words = m.timeline_reach_words({ size: 'full', area });
    const least = m.timeline_reach_words({ size: 'short', area });
    return [{ from, to, number: formatShare(newKm2 / km2), words, short: words, least }];
  });
}

function groundBars({ reach }: Atlas, visits: readonly Visit[]): Bar[] {
  const newVisits = visits.filter(({ status }) => status === 'new');
  const hasNew = new Set(newVisits.map(({ kind, start }) => `${reachKind(kind)} ${yearOf(start)}`));
  return (reach.yearlyGround ?? []).flatMap(({ year, ground }) => {
    const { exercise, shipPatrol, airPatrol } = ground;
    const bar = (kind: ReachKind, parts: readonly GroundKm2[]): Bar => {
      const value = sum(parts, ({ newKm2 }) => newKm2);
      const below = sum(parts, ({ reachKm2, newKm2 }) => Math.max(0, reachKm2! - newKm2!));
      const text = formatMillionKm2(value);
      return { year, kind, value, below, text, isHollow: !hasNew.has(`${kind} ${year}`) };
    };
    return [bar('exercise', [exercise]), bar('patrol', [shipPatrol, airPatrol])];
  });
}

function barTitles(bars: readonly Bar[], kind: ReachKind): string[] {
  const hasHollow = bars.some((bar) => bar.isHollow && bar.value > 0);
  return [
    m.timeline_reach_of({ part: kind }),
    m.timeline_reach_of({ part: 'lane' }),
    hasHollow ? m.timeline_reach_hollow() : '',
  ];
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
