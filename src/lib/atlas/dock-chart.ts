import type { SpanMeasures } from '$lib/core/reach/measures';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { yearsCovered, type YearSpan } from '$lib/core/record/time';
import type { Bar, Bracket, ChartInput } from '$lib/dock/chart';
import { placeBrackets, recordSigns } from '$lib/dock/place-signs';
import { formatKm, formatMillionKm2 } from '$lib/site/text/format';
import { say } from '$lib/site/dataset/set';
import { m } from '$lib/paraglide/messages';
import type { Chart as ChartName } from '$lib/view/view';
import type { Atlas } from './state/atlas.svelte';

/** What the chart of the years is drawn from; read within a derived value, it follows filters, not years. */
export type DockInput = Omit<ChartInput, 'titlePx' | 'words'>;

export function dockInput(atlas: Atlas, chart: ChartName): DockInput {
  const { index, page, view } = atlas;
  const { filtered, reach, labelOf } = atlas;
  const signs = recordSigns(filtered, reach.visits ?? [], view.axis, labelOf);
  const kind = signs.some((sign) => sign.kind === 'exercise') ? 'exercise' : 'patrol';
  const bars = barsOf(atlas, chart);
  const brackets = {
    places: () => bracketsOfPlaces(atlas, kind),
    ground: () => groundBrackets(atlas, bars ?? [], kind),
    farthest: () => farthestBrackets(atlas, bars ?? [], kind),
  };
  return {
    axis: view.axis,
    coveredTo: index.coverage.lastDay,
    signs,
    bars,
    brackets: brackets[chart](),
    contexts: page.bands.map((band) => ({ ...band, name: say(band.name) })),
    barTitles: barTitles(atlas, chart, kind),
  };
}

/** The periods that the set compares, as far as there are years. */
function periodsOf({ page, view }: Atlas): YearSpan[] {
  const { periods } = page.set;
  if (!periods) return [];
  const { from, to } = view.axis;
  return [periods.before, periods.since]
    .map((period) => ({ from: Math.max(period.from, from), to: Math.min(period.to ?? to, to) }))
    .filter((period) => period.from <= period.to);
}

function bracketsOfPlaces(atlas: Atlas, kind: ReachKind): Bracket[] {
  const { periods } = atlas.page.set;
  const { visits, newPlaceKm } = atlas.reach;
  if (!periods || !visits) return [];
  // Only then: verdicts change with the last year shown, and a step of the year draws no chart anew.
  const verdicts = atlas.isSureOpen ? atlas.reach.verdicts : null;
  const chance = verdicts?.find((verdict) => verdict.kind === kind)?.chance;
  const input = {
    periods,
    year: atlas.view.axis.to,
    limitKm: newPlaceKm,
    coveredTo: atlas.index.coverage.to,
  };
  return placeBrackets(visits, kind, input, chance);
}

const inPeriod = ({ year }: { year: number }, { from, to }: YearSpan) => year >= from && year <= to;

function groundBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  if (bars.length === 0) return [];
  return periodsOf(atlas).map((period) => {
    const km2 = bars
      .filter((bar) => bar.kind === kind && inPeriod(bar, period))
      .reduce((sum, { value }) => sum + value, 0);
    const perYear = km2 / yearsCovered(period, atlas.index.coverage.to);
    const words = m.dock_ground_words();
    return { ...period, number: formatMillionKm2(perYear), words, short: words };
  });
}

function farthestBrackets(atlas: Atlas, bars: readonly Bar[], kind: ReachKind): Bracket[] {
  return periodsOf(atlas).flatMap((period): Bracket[] => {
    const [best] = bars
      .filter((bar) => bar.kind === kind && inPeriod(bar, period))
      .toSorted((a, b) => b.value - a.value);
    if (!best) return [];
    const words = m.dock_farthest_words({ year: best.year });
    return [{ ...period, number: formatKm(best.value), words, short: words }];
  });
}

function barsOf({ reach, page }: Atlas, chart: ChartName): Bar[] | null {
  if (chart === 'places') return null;
  if (chart === 'farthest') return farthestBars(reach.everyYear());
  const years = reach.years ?? (reach.isStandard ? page.curve : []);
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
      const found = farthestFromOriginKm[kind];
      if (!found) return [];
      const text = formatKm(found.km).replace(/\s?\D+$/u, '');
      return [{ year, kind, value: found.km, text, id: found.recordId }];
    }),
  );

function barTitles({ index }: Atlas, chart: ChartName, kind: ReachKind): string[] {
  const { from, name } = index.directions.origin;
  const origin = from ?? name;
  if (chart === 'ground')
    return [m.dock_ground_of({ part: kind }), m.dock_ground_of({ part: 'lane' })];
  if (chart === 'places' || !origin) return [];
  return [
    m.dock_farthest_of({ part: kind, origin: say(origin) }),
    m.dock_farthest_of({ part: 'lane', origin: say(origin) }),
  ];
}

/** The chart in words. */
export const chartText = (input: DockInput): string =>
  m.dock_chart_text({
    counts: input.brackets
      .map(({ from, to, number, words }) => `${m.dock_span({ from, to })}: ${number}${words}`)
      .join('; '),
  });
