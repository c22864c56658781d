import { sum } from 'd3-array';
import { yearsOf } from '$lib/core/record/time';
import { formatMillionKm2, formatShare, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { bars, lines, rows, yearly, type Drawn, type Picture } from '../findings/picture';
import type { MethodExamples } from './examples.server';

/** The charts of method.md by the names under which it shows them; in English, as its text, but for the unit of its numbers. */
export function methodCharts(
  { measures, uncertainty, chance, stall, regionNames }: MethodExamples,
  source: string,
): Record<string, Picture> {
  const { spread } = measures;
  const { years, values, result } = stall.joinpoint;
  const { stepKm2, counts } = chance.histogram;
  const span = { from: years[0]!, to: years.at(-1)! };
  const isLess = (_: number, i: number) => (i + 0.5) * stepKm2 <= chance.observed.testedKm2;
  const charts: Record<string, [title: string, Drawn]> = {
    shares: [
      `Shares of the regions in ${spread.year}`,
      rows(
        'Share of the records',
        Object.entries(spread.shares).map(([id, share]) => [regionNames[id] ?? id, share]),
        'share',
      ),
    ],
    band: [
      'What imprecise places do to the extent, and what equal effort does',
      lines(
        `Extent by year, ${m.timeline_unit()}, with its band of 5–95%, and at ${uncertainty.effort} records a year`,
        'million',
        [
          {
            ...{ id: 'extent', label: 'Extent', colour: 'accent' },
            points: uncertainty.years.map(({ year, value, band }) => ({
              ...{ x: year, y: value },
              ...(band && { low: band[0], high: band[1] }),
            })),
          },
          {
            ...{ id: 'twin', label: 'at equal effort', colour: 'earlier', as: 'dots' },
            points: uncertainty.years.map(({ year, twin }) => ({ x: year, y: twin })),
          },
        ],
        [],
      ),
    ],
    dealt: [
      `As it happened and in ${chance.dealt.length} of the shuffles`,
      {
        ...{ kind: 'matrix', unit: `New ground of exercises by year, ${m.timeline_unit()}` },
        format: 'million',
        names: { row: 'Order', column: 'Year', value: 'New ground' },
        columns: yearsOf(chance.years).map(String),
        rows: [chance.observed, ...chance.dealt].map(({ slots }, i) => ({
          ...{ id: String(i), label: i ? `Shuffle ${i}` : 'As it happened' },
          cells: yearsOf(chance.years).map((year) =>
            sum(slots, (slot) => (slot.year === year ? slot.km2 : 0)),
          ),
        })),
      },
    ],
    histogram: [
      `${formatShare(chance.p.slower, 'en')} of the shuffles gave as little or less`,
      bars(
        `Shuffles by new ground in ${formatYears(chance.tested.from, chance.tested.to)}, ${m.timeline_unit()}`,
        counts.map((_, i) => formatMillionKm2(i * stepKm2)),
        [
          [
            'as little as happened, or less',
            'exercise',
            counts.map((n, i) => (isLess(n, i) ? n : 0)),
          ],
          ['more', 'earlier', counts.map((n, i) => (isLess(n, i) ? 0 : n))],
        ],
        'columns',
      ),
    ],
    joinpoint: [
      'The line bends where patrols begin',
      lines(
        `New ground by year, all kinds, ${m.timeline_unit()}`,
        'million',
        [
          yearly('New ground', 'earlier', span, values),
          yearly('fitted', 'accent', span, result.fitted),
        ],
        result.joinpoints.map(({ year }) => ({ x: year, label: String(year) })),
      ),
    ],
  };
  return Object.fromEntries(
    Object.entries(charts).map(([name, [title, drawn]]) => [
      name,
      { ...drawn, title, source, file: `joint-reach-method-${name}` },
    ]),
  );
}
