import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '$lib/view/view';
import { layoutLanes, type ContextItem, type PlacedItem } from './lanes';

const axis = { first: 2003, last: 2026 };
/** One letter is 6 px, one year 20 px: numbers that can be checked by hand. */
const textPx = (text: string) => text.length * 6;
const width = 480;

const item = (
  label: string,
  start: string,
  end: string | null,
  more: Partial<ContextItem> = {},
) => ({
  ...{ id: label, label, start, end, lane: 'constraints' as const },
  ...more,
});
const layout = (...items: ContextItem[]) => layoutLanes(items, axis, width, textPx);

/** Left and right end of an item with its label, px. */
function ends({ item: { label }, x0, x1, side, shape }: PlacedItem, px: number): [number, number] {
  const beside = side === 'inside' || shape === 'tick' ? 0 : textPx(label ?? '');
  return [x0 * px - (side === 'left' ? beside : 0), x1 * px + (side === 'right' ? beside : 0)];
}

describe('layoutLanes', () => {
  it('writes a label inside its bar where it fits, else right of it, else left', () => {
    const { placed } = layout(
      item('Plan', '2010-01-01', '2013-12-31'),
      item('Border closures', '2014-01-01', '2017-01-01'),
      item('Travel stopped', '2022-01-01', '2025-01-01'),
    );
    expect(placed.map(({ side }) => side)).toEqual(['inside', 'right', 'left']);
  });

  it('draws what goes on to the end of the axis, or fading before the next item', () => {
    const { rows, placed } = layout(
      item('Embargo', '2014-01-01', 'open'),
      item('War', '2022-01-01', 'open'),
    );
    expect(rows).toBe(1);
    expect(placed[0]).toMatchObject({ x0: 11 / 24, fades: true });
    expect(placed[0]?.x1).toBeCloseTo((19 * 20 - 6) / 480, 12);
    expect(placed[1]).toMatchObject({ x0: 19 / 24, x1: 1, fades: false });
  });

  it('cuts bars at the ends of the axis and leaves out what lies beyond', () => {
    const { placed } = layout(
      item('before', '1996-01-01', '2001-12-31'),
      item('into', '1996-01-01', '2005-01-01'),
      item('after', '2027-01-01', null),
    );
    expect(placed.map(({ item: { id }, x0, x1 }) => [id, x0, x1])).toEqual([['into', 0, 2 / 24]]);
  });

  it('gives moments a label only where a row has room, and no row of their own', () => {
    const { rows, placed } = layout(
      item('Plan', '2010-01-01', '2013-12-31'),
      item('Statement', '2016-01-01', null, { lane: 'summits' }),
      item('Visit', '2016-06-01', null, { lane: 'summits' }),
      item('Unnamed', '2019-06-01', null, { lane: 'summits', label: null }),
    );
    expect(rows).toBe(1);
    expect(placed.map(({ item: { id }, shape }) => [id, shape])).toEqual([
      ['Plan', 'bar'],
      ['Statement', 'mark'],
      ['Visit', 'tick'],
      ['Unnamed', 'tick'],
    ]);
  });

  it('takes a visit of three days for a moment', () => {
    const visit = item('Visit', '2019-06-05', '2019-06-07', { lane: 'summits' });
    expect(layout(visit).placed[0]).toMatchObject({
      shape: 'tick',
      x1: layout(visit).placed[0]?.x0,
    });
  });

  it('gives what has two ends its place before what goes on, and no more than four rows', () => {
    const long = 'A name too long for any bar or for the room at its side, so long that it is cut';
    const ongoing = [1, 2, 3, 4, 5].map((n) => item(`${long} ${n}`, '2022-01-01', 'open'));
    const { rows, placed } = layout(...ongoing, item('Plan', '2022-01-01', '2026-01-01'));
    expect(rows).toBe(4);
    expect(placed.map(({ shape }) => shape)).toEqual([
      'bar',
      'open',
      'open',
      'open',
      'tick',
      'tick',
    ]);
  });

  it('lets two plans that follow each other share a row', () => {
    const { rows } = layout(
      item('A', '2017-01-01', '2020-12-31'),
      item('B', '2021-01-01', '2025-12-31'),
    );
    expect(rows).toBe(1);
  });

  it('never lets bars or labels touch, and loses no item on the axis', () => {
    const anyItem = fc
      .record({
        lane: fc.constantFrom(...LANES),
        from: fc.integer({ min: 2003, max: 2026 }),
        lasts: fc.oneof(fc.constant(null), fc.constant('open'), fc.integer({ min: 0, max: 9 })),
        label: fc.option(fc.string({ minLength: 1, maxLength: 24 })),
      })
      .map(({ lane, from, lasts, label }) => ({
        ...{ lane, label, start: `${from}-03-01` },
        end: typeof lasts === 'number' ? `${from + lasts}-06-01` : lasts,
      }));
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 20 }),
        fc.constantFrom(300, 512, 798),
        (some, px) => {
          const items: ContextItem[] = some.map((one, i) => ({ ...one, id: `i${i}` }));
          const { rows, placed } = layoutLanes(items, axis, px, textPx);
          expect(placed).toHaveLength(items.length);
          for (let row = 0; row < rows; row++) {
            const own = placed.filter((p) => p.row === row && p.shape !== 'tick');
            const sorted = own.map((p) => ends(p, px)).toSorted((a, b) => a[0] - b[0]);
            sorted.slice(1).forEach(([from], i) => {
              expect(from).toBeGreaterThanOrEqual((sorted[i]?.[1] ?? 0) - 1e-6);
            });
          }
          for (const p of placed) {
            const [from, to] = ends(p, px);
            expect(from).toBeGreaterThanOrEqual(-1e-6);
            expect(to).toBeLessThanOrEqual(px + 1e-6);
            expect(p.x1).toBeGreaterThanOrEqual(p.x0);
          }
        },
      ),
    );
  });
});
