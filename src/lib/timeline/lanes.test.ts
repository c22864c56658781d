import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '$lib/state/view';
import { layoutLanes, type ContextItem, type PlacedItem } from './lanes';

const axis = { first: 2003, last: 2026 };
const textPx = (text: string) => text.length * 6;
const item = (id: string, start: string, end: string | null, more: Partial<ContextItem> = {}) => ({
  ...{ id, start, end, lane: 'constraints' as const, label: id },
  ...more,
});

/** Left and right end of an item with its label, px. */
function ends({ x0, x1, text, side }: PlacedItem, width: number): [number, number] {
  const label = side === 'none' || side === 'inside' ? 0 : textPx(text);
  return [x0 * width - (side === 'left' ? label : 0), x1 * width + (side === 'right' ? label : 0)];
}

describe('layoutLanes', () => {
  it('writes a label inside its bar where it fits, else beside it', () => {
    const { placed } = layoutLanes(
      [
        item('COVID-19 closures', '2010-01-31', '2013-01-08'),
        item('Travel halted', '2020-01-31', '2023-01-08'),
        item('War', '2022-02-24', 'open'),
        item('Full-scale invasion of Ukraine', '2022-02-24', 'open'),
      ],
      axis,
      480,
      textPx,
    );
    expect(placed.map(({ item: { id }, side }) => [id, side])).toEqual([
      ['COVID-19 closures', 'right'],
      ['Travel halted', 'left'],
      ['Full-scale invasion of Ukraine', 'left'],
      ['War', 'inside'],
    ]);
  });

  it('shortens a label before it moves it out of its bar', () => {
    const long = item('x', '2014-01-01', '2018-01-01', {
      label: 'A very long name of a plan',
      shortLabel: 'Plan',
    });
    expect(layoutLanes([long], axis, 480, textPx).placed[0]).toMatchObject({
      text: 'Plan',
      side: 'inside',
    });
  });

  it('lets what goes on reach the end of the axis', () => {
    expect(layoutLanes([item('War', '2022-01-01', 'open')], axis, 800).placed[0]).toMatchObject({
      x0: 19 / 24,
      x1: 1,
    });
  });

  it('cuts bars at the ends of the axis and leaves out what lies beyond', () => {
    const { placed } = layoutLanes(
      [
        item('before', '1996-01-01', '2001-12-31'),
        item('into', '1996-01-01', '2005-01-01'),
        item('after', '2027-01-01', null),
      ],
      axis,
      800,
    );
    expect(placed.map(({ item: { id } }) => id)).toEqual(['into']);
    expect(placed[0]).toMatchObject({ x0: 0, x1: 2 / 24 });
  });

  it('keeps the moments of a lane on one row, labelled only where there is room', () => {
    const summits = ['2013-03-22', '2013-09-01', '2025-06-05'].map((start) =>
      item(`Summit ${start}`, start, null, { lane: 'summits' }),
    );
    const { rows, placed } = layoutLanes(summits, axis, 480, textPx);
    expect(rows).toBe(1);
    expect(placed.map(({ side }) => side)).toEqual(['none', 'right', 'none']);
  });

  it('never lets bars or labels touch, and loses no item on the axis', () => {
    const anyItem = fc
      .record({
        lane: fc.constantFrom(...LANES),
        from: fc.integer({ min: 2003, max: 2026 }),
        years: fc.option(fc.integer({ min: 0, max: 9 })),
        label: fc.string({ minLength: 1, maxLength: 24 }),
      })
      .map(({ lane, from, years, label }) => ({
        ...{ lane, label, start: `${from}-03-01` },
        end: years === null ? null : `${from + years}-06-01`,
      }));
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 20 }),
        fc.constantFrom(300, 512, 798),
        (some, width) => {
          const items: ContextItem[] = some.map((one, i) => ({ ...one, id: `i${i}` }));
          const { rows, placed } = layoutLanes(items, axis, width, textPx);
          expect(placed).toHaveLength(items.length);
          for (let row = 0; row < rows; row++) {
            const own = placed.filter((p) => p.row === row);
            const bars = own.filter(({ item, side }) => item.end !== null || side !== 'none');
            const sorted = bars.map((p) => ends(p, width)).toSorted((a, b) => a[0] - b[0]);
            sorted.slice(1).forEach(([from], i) => {
              expect(from).toBeGreaterThanOrEqual((sorted[i]?.[1] ?? 0) - 1e-6);
            });
          }
          for (const p of placed) {
            const [from, to] = ends(p, width);
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(width + 1e-6);
          }
        },
      ),
    );
  });
});
