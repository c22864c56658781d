import { describe, expect, it } from 'vitest';
import type { CompareAnswer, MeasuresAnswer } from '#core/compare/measure-years';
import { few, jsonFew, reachFew } from './run.fixture';

describe('the command line', () => {
  it('says the same as csv, a line for each year', () => {
    const { years } = jsonFew<MeasuresAnswer>('');
    const [head, ...lines] = reachFew('--format csv').out.trimEnd().split('\r\n');
    const columns = head!.split(',');
    expect(lines).toHaveLength(years.length);
    const column = (name: string) => lines.map((line) => line.split(',')[columns.indexOf(name)]);
    expect(column('ground.airPatrol.newKm2')).toEqual(
      years.map(({ ground }) => String(ground.airPatrol.newKm2)),
    );
    expect(column('farthestByKindKm.patrol.RU.reason').filter(Boolean).length).toBeGreaterThan(0);
  });

  it('says under a table that the last year is covered in part, where the table names it', () => {
    const year = Number(few.coverage.to.slice(0, 4));
    const under = (to: number) =>
      reachFew(`measures --from ${year - 2} --to ${to} --format table`).out;
    expect(under(year)).toMatch(
      new RegExp(`\\n\\n${year} is covered in part: see coverage.json.\\n$`),
    );
    expect(under(year - 1)).not.toContain('covered in part');
  });

  it('adds windows of years', () => {
    const { spans } = jsonFew<MeasuresAnswer>('--window 3 --from 2020 --to 2021');
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [2018, 2020],
      [2019, 2021],
    ]);
  });

  it('compares periods: the measures of both, side by side', () => {
    const spans = 'compare --a 2014..2019 --b 2020..2022';
    const { a, b, regions } = jsonFew<CompareAnswer>(spans);
    const reached = Object.values(regions).map((own) => own.b.ground.airPatrol.reachKm2);
    expect(reached.reduce((sum, km2) => sum + km2) / b.ground.airPatrol.reachKm2!).toBeCloseTo(
      1,
      3,
    );
    expect([a.from, a.to, b.from, b.to]).toEqual([2014, 2019, 2020, 2022]);
    // Nothing is known after both that was not before, or new in either.
    const [before, since] = [a, b].map(({ ground }) => ground.exercise);
    expect(Math.abs(before!.knownKm2! + since!.newKm2! - since!.knownKm2!)).toBeLessThanOrEqual(1);
    expect(reachFew(`${spans} --format table`).out).toMatch(
      new RegExp(`^records +${a.records} +${b.records}$`, 'm'),
    );
  });
});

describe('the progress', () => {
  it('shows on a terminal once work takes a second, and is wiped away', () => {
    const { err } = reachFew('--format json', { tty: true, msPerLook: 300 });
    expect(err).toMatch(/\d+ % measuring/);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('does not show for short work or in a pipe', () => {
    expect(reachFew('--format json', { tty: true, msPerLook: 1 }).err).toBe('');
    expect(reachFew('', { tty: false, msPerLook: 300 }).err).toBe('');
  });
});
