import { range } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { curveOf } from '#core/stall/curve';
import { visit } from '#core/stall/verdict.fixture';
import { isWithin, overlap, type Box } from '$lib/site/boxes';
import { VOICES } from '$lib/site/text/voice';
import { estimateTextPx } from '$lib/site/text/text-width';
import type { Mark } from '../marks';
import { curvePicture } from './curve';

/** Records by the place that each is at; in lower case, perhaps at a new one. */
function curveAt(places: string) {
  const visits = [...places.toUpperCase()].map((place, i, visited) => {
    const opener = visited.indexOf(place);
    const seldom = places[i] === place ? 'return' : 'perhaps';
    const status = opener === i ? 'new' : seldom;
    return visit(`${i}`, `${2003 + Math.floor(i / 2)}-05-01`, { opener: `${opener}`, status });
  });
  return curveOf(visits)!;
}
/** Twenty places, each new in turn but for a few returns; then returns, of which three perhaps are none. */
const settled = curveAt('ABCDEAFGHBIJCKLMNOPQRSTAaBBcCDdEEFFGG');
/** One place after the other and back, as often early as late. */
const steady = curveAt('ABACABDACEABFADBCG');

const SIZES = [1120, 696, 358].map((width) => ({ width, height: width > 400 ? 330 : 280 }));
const [english] = VOICES;
const drawn = (curve = settled, voice = english!, size = SIZES[0]!) =>
  curvePicture(curve, 500, voice, size);

const layer = (marks: readonly Mark[], id: string) =>
  marks.filter((mark) => mark.layer === `curve-${id}`);
const textOf = ({ spans }: Mark) => spans!.map(({ text }) => text).join('');
const said = (marks: readonly Mark[], id: string) => layer(marks, id).map(textOf).join(' ');
/** Of a path of absolute moves and lines. */
const pointsOf = (marks: readonly Mark[], id: string) =>
  [...String(layer(marks, id)[0]!.shape.d).matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);

const SHARES = { start: 0, middle: 0.5, end: 1 };
function boxOf(mark: Mark): Box {
  const { x, y, 'text-anchor': anchor } = mark.shape;
  const px = Number(mark.style['font-size']);
  const width = estimateTextPx(textOf(mark), px);
  const x0 = Number(x) - SHARES[anchor as keyof typeof SHARES] * width;
  return { x0, x1: x0 + width, y0: Number(y) - 0.75 * px, y1: Number(y) + 0.2 * px };
}

describe('the stairs', () => {
  it('rise by as much at each record that is seen at a new place, and nowhere else', () => {
    const points = pointsOf(drawn().marks, 'seen');
    const rises = range(settled.seen.length).map(
      (i) => points[2 * i]![1]! - points[2 * i + 1]![1]!,
    );
    const unit = rises[0]!;
    expect(unit).toBeGreaterThan(5);
    settled.seen.forEach((seen, i) => {
      const isNew = seen > (settled.seen[i - 1] ?? 0);
      // Rounded to tenths of a pixel at both ends.
      expect(Math.abs(rises[i]! - (isNew ? unit : 0)), `${i}`).toBeLessThan(0.21);
    });
  });

  it('end where the mean and both edges of the band do, which are as high as four in five orders are', () => {
    const { marks } = drawn();
    const n = settled.seen.length;
    const [seen, mean, band] = ['seen', 'mean', 'band'].map((id) => pointsOf(marks, id));
    const [high, low] = [band!.slice(0, n), band!.slice(n).toReversed()];
    expect([mean!.at(-1), high.at(-1), low.at(-1)]).toEqual(range(3).map(() => seen!.at(-1)));
    const [first, last] = [seen![0]![1]!, seen!.at(-1)![1]!];
    const placesAt = (y: number) => (20 * (first - y)) / (first - last);
    range(n).forEach((i) => {
      expect(placesAt(high[i]![1]!)).toBeCloseTo(settled.high[i]!, 1);
      expect(placesAt(low[i]![1]!)).toBeCloseTo(settled.low[i]!, 1);
      expect(placesAt(mean![i]![1]!)).toBeCloseTo(settled.expected[i]!, 1);
    });
  });
});

describe('labels', () => {
  it.each(
    SIZES.flatMap((size) => VOICES.map((voice) => [size.width, voice.language, size, voice])),
  )(
    'are all there, within %i px in %s, and touch neither another nor the stairs',
    (_, __, size, voice) => {
      const { marks } = drawn(
        settled,
        voice as (typeof VOICES)[number],
        size as (typeof SIZES)[number],
      );
      for (const id of ['title', 'by', 'since', 'band-label', 'across'])
        expect(said(marks, id), id).not.toBe('');
      const boxes = marks.filter(({ tag }) => tag === 'text').map(boxOf);
      const edge = { x0: 0, y0: 0, x1: (size as { width: number }).width, y1: 400 };
      expect(boxes.filter((box) => !isWithin(box, edge))).toEqual([]);
      const pairs = boxes.flatMap((box, i) =>
        boxes.slice(i + 1).filter((other) => overlap(box, other)),
      );
      expect(pairs).toEqual([]);
      const stairs = pointsOf(marks, 'seen').filter(([x, y]) =>
        boxes.some((box) => overlap(box, { x0: x!, x1: x! + 0.1, y0: y!, y1: y! + 0.1 })),
      );
      expect(stairs).toEqual([]);
    },
  );

  it('tell the widest gap and what came since, or that random order would do as well', () => {
    const { marks } = drawn();
    const { after, since } = settled.widest;
    expect([after, since]).toEqual([23, { k: 0, atMost: 3, n: 14 }]);
    expect(said(marks, 'by')).toBe('by May 2014: 20 places');
    expect(said(marks, 'since')).toBe('the 14 exercises since added at most 3');
    const same = drawn(steady);
    expect(said(same.marks, 'by')).toMatch(/^by May \d+: \d places, as in random order$/);
    expect(said(same.marks, 'since')).toBe('');
  });
});
