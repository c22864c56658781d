/** What is shipped of each record (static/data/record-numbers.json), worked out anew from the records. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RecordNumbers } from '../src/lib/core/stall/prebuilt';
import { records, yearOf } from './clauses/recomputed.fixture';
import { known } from './clauses/truth.fixture';

type Shipped = Record<string, RecordNumbers>;
const numbers = JSON.parse(readFileSync('static/data/record-numbers.json', 'utf8')) as Shipped;

const apart = (a: number, b: number) => Math.abs(a - b) > 0.6;

/** What is wrong in the numbers of all records. */
function wrong(all: Shipped): string[] {
  return records.flatMap(({ id, scope }) => {
    const told = all[id];
    if (!told) return [`${id}: missing`];
    const found: string[] = [];
    const rule = scope === 'core' ? 'core' : 'all';
    if (told.rule !== rule) found.push(`${id}: rule ${told.rule}`);
    const { visits, places } = known(rule);
    const own = visits.filter(({ record }) => record.id === id);
    const directions = new Map(told.directions.map((one) => [one.id, one]));
    if (directions.size !== told.directions.length || directions.size !== own.length)
      found.push(`${id}: ${told.directions.length} directions for ${own.length}`);
    for (const { direction, mark, edge, least, most } of own) {
      const one = directions.get(direction);
      const say = (what: string) => found.push(`${id}, ${direction}: ${what}`);
      if (!one) {
        say('missing');
        continue;
      }
      if (one.mark !== mark) say(`${one.mark} for ${mark}`);
      if (one.edgeYear !== (edge && yearOf(edge.date))) say(`edge of ${one.edgeYear}`);
      if (apart(one.reachKm, least) || apart(one.mostKm, most)) say(`${one.reachKm} km`);
      const isNumber = edge !== null && edge.least === edge.most && least === most;
      if (
        isNumber
          ? one.beyondKm === null || apart(one.beyondKm, least - edge.least)
          : one.beyondKm !== null
      )
        say(`${one.beyondKm} km beyond`);
    }
    const km = places.find(({ record }) => record.id === id)?.km ?? null;
    // To half a step along tracks here, and the sphere on which the nearest pair is found.
    if (
      (km === null) !== (told.kmFromEarlier === null) ||
      Math.abs(km! - told.kmFromEarlier!) > 3 + 0.012 * km!
    )
      found.push(`${id}: ${told.kmFromEarlier} km from earlier ones for ${km}`);
    return found;
  });
}

describe('the numbers of each record', () => {
  it('are what the records give', () => {
    expect(wrong(numbers)).toEqual([]);
    expect(Object.keys(numbers).sort()).toEqual(records.map(({ id }) => id).sort());
    expect(records.length).toBeGreaterThan(120);
  });

  it('say that Joint Sea 2024 set no mark: 31 km beyond the edge of 2016', () => {
    const { directions } = numbers['joint-sea-2024']!;
    const south = directions.find(({ id }) => id === 'south-china-sea')!;
    expect(south).toMatchObject({ mark: null, edgeYear: 2016 });
    expect(Math.round(south.beyondKm!)).toBe(31);
  });

  it('are found to be wrong where a mark contradicts the margin, or a distance its places', () => {
    const planted = (id: string, change: (of: RecordNumbers) => void) => {
      const copy = structuredClone(numbers);
      change(copy[id]!);
      return wrong(copy);
    };
    const of = 'joint-sea-2024';
    for (const change of [
      (one: RecordNumbers) => (one.directions[0]!.mark = 'beyond'),
      (one: RecordNumbers) => (one.directions[0]!.mark = 'possible'),
      (one: RecordNumbers) => (one.directions[0]!.beyondKm = -31),
      (one: RecordNumbers) => (one.directions[0]!.edgeYear = 2012),
      (one: RecordNumbers) => (one.directions[0]!.reachKm += 250),
      (one: RecordNumbers) => (one.directions = []),
      (one: RecordNumbers) => (one.kmFromEarlier! += 100),
      (one: RecordNumbers) => (one.kmFromEarlier = null),
      (one: RecordNumbers) => (one.rule = 'all'),
    ]) {
      const found = planted(of, change);
      expect(found.length, String(change)).toBeGreaterThan(0);
      for (const fault of found) expect(fault).toContain(of);
    }
    const mark = (one: RecordNumbers) => (one.directions.find(({ mark }) => mark)!.mark = null);
    expect(planted('joint-sea-2016', mark)).toHaveLength(1);
  });
});
