import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTextPx } from '$lib/site/text-width';
import { LABEL_PX, breakInto, placeLabels } from './label-placement';

const bounds = { x0: 0, y0: 0, x1: 800, y1: 500 };
const label = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 500 }),
  text: fc.constantFrom(
    'Joint Sea 2016',
    'Vostok-2018',
    'Second joint naval patrol, September 2022',
  ),
  radius: fc.constantFrom(4, 8, 20),
  rank: fc.integer({ min: 0, max: 2 }),
});

function extent({ label, placed }: ReturnType<typeof placeLabels>[number]) {
  const { lines, dx, dy, anchor } = placed!;
  const [x, y] = [label.x + dx, label.y + dy];
  const width = Math.max(...lines.map((line) => estimateTextPx(line, LABEL_PX)));
  const x0 = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { x0, x1: x0 + width, y0: y - 12, y1: y - 12 + 16 * lines.length };
}

describe('names on the map', () => {
  it('never lie on one another, nor outside the picture', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), (wanted) => {
        const boxes = placeLabels(wanted, [], bounds)
          .filter(({ placed }) => placed)
          .map(extent);
        boxes.forEach((a, i) => {
          expect(a.x0 >= 0 && a.x1 <= 800 && a.y0 >= 0 && a.y1 <= 500).toBe(true);
          for (const b of boxes.slice(i + 1))
            expect(a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1).toBe(false);
        });
      }),
    );
  });

  it('keep off what is already drawn', () => {
    const wanted = { x: 400, y: 250, text: 'Joint Sea 2016', radius: 6, rank: 0 };
    const right = { x0: 405, y0: 240, x1: 420, y1: 260 };
    const [result] = placeLabels([wanted], [right], bounds);
    expect(result!.placed).toMatchObject({ anchor: 'end' });
  });

  it('come back in the order asked, the more important placed first', () => {
    const at = { x: 400, y: 250, radius: 6 };
    const crowd = Array.from({ length: 6 }, (_, i) => ({
      ...at,
      text: 'Vostok-2018',
      rank: 6 - i,
    }));
    const results = placeLabels(crowd, [], bounds);
    expect(results.map(({ label }) => label)).toEqual(crowd);
    expect(results.map(({ placed }) => !!placed)).toEqual([false, false, true, true, true, true]);
  });

  it('wrap into two lines when they are long', () => {
    const text = 'Second joint naval patrol, September 2022';
    const [result] = placeLabels([{ x: 300, y: 200, text, radius: 4, rank: 0 }], [], bounds);
    expect(result!.placed!.lines.join(' ')).toBe(text);
    expect(result!.placed!.lines).toHaveLength(2);
  });

  it('break into lines as even as can be, Chinese between its signs but before no closing bracket', () => {
    expect(breakInto('Fifth joint bomber patrol, 30 November 2022', 3)).toEqual([
      'Fifth joint',
      'bomber patrol,',
      '30 November 2022',
    ]);
    expect(breakInto('中俄联合空中战略巡航（2022年5月）', 2)!.join('')).toBe(
      '中俄联合空中战略巡航（2022年5月）',
    );
    expect(breakInto('海上联合（一）', 2)).toEqual(['海上联', '合（一）']);
    expect(breakInto('Vostok-2018', 2)).toBeNull();
  });

  it('stand on their place where there is no mark, else beside it', () => {
    const place = { x: 300, y: 200, text: 'Tsugaru Strait', radius: 0, rank: 0, px: 11 };
    expect(placeLabels([place], [], bounds)[0]!.placed!.anchor).toBe('middle');
    const onIt = { x0: 299, y0: 199, x1: 301, y1: 201 };
    expect(placeLabels([place], [onIt], bounds)[0]!.placed!.anchor).toBe('start');
  });
});
