import { describe, expect, it } from 'vitest';
import type { Visit } from '#core/reach/new-places';
import { visit as visitOf } from '#core/stall/verdict.fixture';
import { PLAIN_R, plainSigns } from './plain-signs';
import { largestSize, placesOf, recordsAt, signLooks, signSize, signsOf } from './signs';

const visit = (id: string, year: number, status: Visit['status'], places: string[] = []) =>
  visitOf(id, `${year}-06-01`, { status, places });
const opened = (id: string, year: number) => visit(id, year, 'new', [id]);
const back = (id: string, year: number, place: string) => visit(id, year, 'return', [place]);

const oman = [
  opened('belt-2019', 2019),
  back('belt-2022', 2022, 'belt-2019'),
  back('belt-2023', 2023, 'belt-2019'),
  back('belt-2024', 2024, 'belt-2019'),
  back('belt-2025', 2025, 'belt-2019'),
];
const shown = (visits: Visit[], from: number, to = from) =>
  signsOf(placesOf(visits), { from, to }).map(({ place, shape, returns }) => [
    place.id,
    shape,
    returns,
  ]);

describe('the signs of the map', () => {
  it('are one a place: filled when it is new, hollow when it is returned to', () => {
    expect(shown(oman, 2019)).toEqual([['belt-2019', 'new', 0]]);
    expect(shown(oman, 2020)).toEqual([['belt-2019', 'earlier', 0]]);
    expect(shown(oman, 2023)).toEqual([['belt-2019', 'return', 1]]);
    expect(shown(oman, 2020, 2026)).toEqual([['belt-2019', 'return', 4]]);
    expect(shown(oman, 2018)).toEqual([]);
  });

  it('are one small dot, below all others, where all was before, whatever it was then', () => {
    const patrol = { ...opened('p', 2009), kind: 'ship-patrol' as const };
    const visits = [opened('a', 2007), patrol, visit('b', 2016, 'perhaps'), opened('c', 2021)];
    const signs = signsOf(placesOf(visits), { from: 2020, to: 2026 });
    expect(signs.map(({ place, shape }) => [place.id, shape])).toEqual([
      ...['a', 'p', 'b'].map((id) => [id, 'earlier']),
      ['c', 'new'],
    ]);
    const looks = new Set(signs.slice(0, 3).map((sign) => signLooks(sign, signSize(signs[0]!)).d));
    expect(looks.size).toBe(1);
    expect(signSize(signs[0]!).r).toBeLessThan(signSize(signs[3]!).r / 2);
  });

  it('show what is perhaps new apart, and a return to no known place as a ring of its own', () => {
    const visits = [visit('sea', 2022, 'perhaps'), visit('track', 2023, 'return')];
    expect(shown(visits, 2020, 2026)).toEqual([
      ['track', 'return', 1],
      ['sea', 'perhaps', 0],
    ]);
    expect(shown(visits, 2024)).toEqual([['sea', 'earlier', 0]]);
  });

  it('have a disc in the ring where they are new in the years of the returns', () => {
    const years = { from: 2019, to: 2026 };
    const [sign] = signsOf(placesOf(oman), years);
    expect(sign).toMatchObject({ shape: 'new', returns: 4 });
    const { style, inner } = signLooks(sign!, signSize(sign!));
    expect(style.stroke).toBe('var(--exercise-pale)');
    expect(inner!.fill).toBe('var(--exercise)');
  });

  it('lie upon larger ones', () => {
    const patrol = { ...opened('p', 2021), kind: 'ship-patrol' as const };
    const visits = [...oman, opened('c', 2021), patrol, opened('old', 2003)];
    expect(shown(visits, 2020, 2026).map(([id]) => id)).toEqual(['old', 'belt-2019', 'c', 'p']);
  });

  it('grow with the returns, and are never lighter than a new place', () => {
    const [place] = placesOf(oman);
    const [ring] = signsOf([place!], { from: 2020, to: 2026 });
    // 3.2 + 3.9 √4, and 2.1 + 0.55 · 4 of line.
    expect(signSize(ring!).r).toBeCloseTo(11, 9);
    expect(signSize(ring!).width).toBeCloseTo(4.3, 9);
    expect(largestSize(place!)).toEqual(signSize(ring!));
    const [disc] = signsOf([place!], { from: 2019, to: 2019 });
    const [once] = signsOf([place!], { from: 2022, to: 2022 });
    expect(signSize(disc!).r).toBeLessThan(signSize(once!).r);
  });

  it('stand for the records of their place up to the last year shown', () => {
    const [place] = placesOf(oman);
    expect(recordsAt(place!, 2023)).toEqual(['belt-2019', 'belt-2022', 'belt-2023']);
  });
});

// Half the width of a sign's room in a line of text, in a row of /findings, in a cell of /data.
it.each([
  ['text', 8],
  ['row', 8],
  ['cell', 3.5],
] as const)('signs in a %s stay within it, with their outline', (size, room) => {
  for (const kind of ['exercise', 'patrol'] as const)
    for (const status of ['new', 'perhaps', 'return'] as const) {
      const [whole] = plainSigns({ kind, status }, PLAIN_R[size], [{ x: 0, y: 0 }]);
      const outline = Number(whole!.style['stroke-width'] ?? 0);
      // Of a square on its corner, the outline reaches out by half its width times √2.
      const reach = (kind === 'patrol' ? Math.SQRT1_2 : 1 / 2) * outline;
      const [x, y] = String(whole!.shape.d)
        .match(/-?[\d.]+/g)!
        .map(Number);
      expect(Math.hypot(x!, y!) + reach, `${kind} ${status}`).toBeLessThanOrEqual(room);
    }
});
