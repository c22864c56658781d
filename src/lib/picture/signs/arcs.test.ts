import { describe, expect, it } from 'vitest';
import type { Visit } from '#core/reach/new-places';
import { record } from '#core/record/record.fixture';
import type { Position } from '#core/record/model';
import { arcMarks, arcsOf } from './arcs';
import { WORLD, projectBy } from '../screen';

const RING: Position[] = [
  [9, 9],
  [11, 9],
  [11, 11],
  [9, 11],
  [9, 9],
];
const bounded = { position: [10, 10] as Position, within: { ring: RING } };
const records = [
  record('first', '2005-01-01', [[170, 0]]),
  record('far', '2016-01-01', [[-170, 0]]),
  record('vague', '2016-02-01', [bounded]),
  record('after', '2016-03-01', [[0, 10]]),
];
const visitOf = (id: string, nearest: string | null, more: Partial<Visit> = {}) => {
  const { start, sites } = records.find((other) => other.id === id)!;
  const { position } = sites[0]!;
  const newVisit = { kind: 'exercise', status: 'new', km: 1000, ...more } as Visit;
  return { ...newVisit, id, start, nearest, position };
};
const arcs = (...visits: Visit[]) =>
  arcsOf(visits, new Map(records.map((other) => [other.id, other as never])));

describe('lines from new places', () => {
  it('lead from each surely new place to the nearest earlier one', () => {
    const [arc] = arcs(visitOf('first', null), visitOf('far', 'first'));
    expect(arc).toEqual({
      id: 'far',
      kind: 'exercise',
      year: 2016,
      positions: [
        [-170, 0],
        [170, 0],
      ],
    });
    for (const status of ['return', 'perhaps'] as const)
      expect(arcs(visitOf('far', 'first', { status }))).toEqual([]);
  });

  it('neither begin nor end where a place is known only within bounds', () => {
    expect(arcs(visitOf('vague', 'far'), visitOf('after', 'vague'))).toEqual([]);
  });

  it('are drawn in the years chosen alone, the short way over 180°', () => {
    const drawn = (from: number, to: number, centre: number) =>
      arcMarks(
        arcs(visitOf('far', 'first')),
        { from, to },
        projectBy({ center: [centre, 0], zoom: 0 }, { size: { width: 500, height: 500 } }),
      );
    expect(drawn(2017, 2020, 0)).toEqual([]);
    const lengthPx = ({ lines = [] }: ReturnType<typeof drawn>[number]) =>
      lines.reduce((sum, line) => sum + Math.abs(line.at(-1)!.x - line[0]!.x), 0);
    // 20° of a world of 512 px; in two pieces where 180° is the edge of the map.
    expect(lengthPx(drawn(2016, 2016, 180)[0]!)).toBeCloseTo((20 / 360) * WORLD, 0);
    expect(drawn(2016, 2016, 0)[0]!.lines).toHaveLength(2);
  });
});
