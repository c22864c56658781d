import { describe, expect, it } from 'vitest';
import { directionsAt, type Travelled } from '$lib/core/reach/directions';
import { NO_FILTERS } from '$lib/view/view';
import { edgeSigns } from '../over/signs';
import { keyRows } from '../key';
import { edgeSymbols, edgesOf } from './edges';

const ORIGIN = { position: [130, 40] as [number, number] };
const SET = {
  origin: ORIGIN,
  directions: [
    { id: 'east', name: n('East'), short: n('East, far'), where: n('in the East'), regions: ['e'] },
  ],
};
function n(en: string) {
  return { en, ru: en, zh: en };
}
/** 100 px to 10° at the equator. */
const at = ([lng, lat]: readonly number[]) => ({ x: 10 * (lng! - 100), y: 10 * (60 - lat!) });

const visit = (year: number, lng: number, km: number, mostKm?: number): Travelled => ({
  ...{ id: String(year), kind: 'patrol', start: `${year}-05-01` },
  places: [{ region: 'e', precision: 'area', km, position: [lng, 40], ...(mostKm && { mostKm }) }],
});
function edges(visits: Travelled[], year: number) {
  const directions = directionsAt(visits, SET, year, NO_FILTERS);
  return edgesOf({ directions, origin: ORIGIN, directionName: () => 'East, far' });
}
const wordsOf = (visits: Travelled[], year: number) => edges(visits, year).words.east!;

describe('the words at an edge', () => {
  const first = visit(2010, 150, 1700);
  it.each([
    [[first], 2011, 'moved May 2010', 'no later visit'],
    [[first], 2014, 'since 2010', 'no later visit'],
    [[first, visit(2012, 152, 1731)], 2014, 'since 2010', '1 later visit, farthest +31 km'],
    [[first, visit(2012, 149, 1650)], 2014, 'since 2010', '1 later visit, farthest 50 km short'],
    [[first, visit(2012, 150, 1700.4)], 2014, 'since 2010', '1 later visit, none farther'],
    [[first, visit(2012, 152, 1731)], 2017, 'since 2010', '1 later visit, none since 2012'],
    // Somewhere between 1,600 and 2,300 km: no distance is known, nor whether it went farther.
    [[first, visit(2012, 149, 1600, 2300)], 2014, 'since 2010', '1 later visit'],
    [
      [first, visit(2012, 152, 1731), visit(2013, 149, 1600, 2300)],
      ...([2014, 'since 2010', '2 later visits'] as const),
    ],
  ] as const)('%#: %s in %i', (visits, year, since, note) => {
    expect(wordsOf([...visits], year)).toMatchObject({
      since,
      note: note.replace(' km', '\u00a0km'),
    });
  });

  it('are short on a small map', () => {
    expect(wordsOf([first], 2014)).toMatchObject({ shortName: 'East', short: 'since 2010' });
  });
});

describe('the signs of edges', () => {
  const visits = [visit(2010, 145, 1275), visit(2012, 152, 1870), visit(2015, 165, 2000, 2900)];

  it('lie where they happened: each arc on the circle through its own place', () => {
    const seen = edgeSymbols(edges(visits.slice(0, 2), 2012), at, 2);
    expect(seen.map(({ year, isEdge }) => [year, isEdge])).toEqual([
      [2010, false],
      [2012, true],
    ]);
    for (const [i, { middle, line, out }] of seen.entries()) {
      expect(Math.abs(middle.x - at([[145, 152][i]!, 40]).x)).toBeLessThan(0.1);
      const length = line.slice(1).reduce((sum, { x, y }, k) => {
        return sum + Math.hypot(x - line[k]!.x, y - line[k]!.y);
      }, 0);
      expect(length).toBeCloseTo(i ? 54 : 22, 0);
      // Eastwards, away from the origin.
      expect(out.x).toBeGreaterThan(0.95);
    }
  });

  it('leave out an earlier arc that would lie on the edge', () => {
    const near = [visit(2010, 145, 1275), visit(2012, 146, 1530)];
    expect(edgeSymbols(edges(near, 2012), at, 2).map(({ year }) => year)).toEqual([2012]);
  });

  it('show what is known only within bounds as a band from the least to the most, without a bead', () => {
    const all = edges(visits, 2016);
    const band = edgeSymbols(all, at, 2).find(({ mark }) => mark === 'possible')!;
    expect([band.year, band.isEdge]).toEqual([2015, false]);
    const [least, most] = [band.line, band.most!].map((arc) => arc[Math.floor(arc.length / 2)]!);
    // 900 km lie between its ends: 8° of longitude and more.
    expect(most!.x - least!.x).toBeGreaterThan(80);
    const beads = (mostKm: number) =>
      edgeSigns(edges([visit(2010, 145, 1275, mostKm)], 2011), { at, zoom: 2 }).filter(
        ({ layer }) => layer === 'edge-beads',
      ).length;
    // 20 km are less than the bead itself.
    expect([beads(1900), beads(1295)]).toEqual([0, 1]);
  });
});

it('the key says the years of the states: visited since, moved since, no visit after', () => {
  const { title, rows } = keyRows({ layers: ['edges'], mode: 'cumulative', from: 2003, to: 2026 });
  expect(title).toBe('Edge: last visit over 250\u00a0km farther out');
  expect(rows.slice(0, 3).map(({ text }) => text)).toEqual([
    'visited since 2022',
    'moved since 2024',
    'no visit after 2021',
  ]);
});

it('the key speaks of patrols where their tracks are shown', () => {
  const view = { mode: 'cumulative', from: 2003, to: 2026 } as const;
  const said = (layers: ('sites' | 'tracks')[]) => keyRows({ ...view, layers }).rows[0]!.text;
  expect(said(['sites', 'tracks'])).toBe('exercise, patrol since 2024');
  expect(said(['sites'])).toBe('exercise since 2024');
});
