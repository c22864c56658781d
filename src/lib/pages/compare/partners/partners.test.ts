import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasRecord } from '$lib/core/record/record';
import { balanceOf, hostingByYear, hostingOf, sentOf } from './partners';

const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  records: AtlasRecord[];
};
const byId = (id: string) => records.find((record) => record.id === id)!;

describe('hosting', () => {
  it.each([
    [['RU'], 'RU'],
    [['CN'], 'CN'],
    [['CN', 'RU'], 'several'],
    [['KZ', 'CN'], 'several'],
    [['IR'], 'third'],
    [[], 'none'],
  ])('of %j is %s', (hosts, hosting) => {
    expect(hostingOf({ hosts })).toBe(hosting);
  });

  it('counts every record once over the years', () => {
    const years = Array.from({ length: 24 }, (_, i) => 2003 + i);
    const held = records.map((record) => {
      return { year: Number(record.start.slice(0, 4)), hosting: hostingOf(record) };
    });
    const total = Object.values(hostingByYear(held, years)).flat();
    expect(total.reduce((sum, n) => sum + n, 0)).toBe(records.length);
  });
});

describe('what each partner sent', () => {
  it('is given only where both numbers were published', () => {
    for (const { id, what, RU, CN } of sentOf(records)) {
      const { bySide } = byId(id).forces;
      expect([bySide?.RU?.[what], bySide?.CN?.[what]]).toEqual([RU, CN]);
    }
  });

  it('of Peace Mission 2005: 2,000 Russians and 8,000 Chinese', () => {
    const sent = sentOf([byId('peace-mission-2005')]);
    expect(sent).toContainEqual(expect.objectContaining({ what: 'personnel', RU: 2000, CN: 8000 }));
    expect(balanceOf(sent).CN).toBeGreaterThanOrEqual(1);
  });

  it('is balanced so that every pair counts once', () => {
    const sent = sentOf(records);
    const { RU, CN, equal } = balanceOf(sent);
    expect(RU + CN + equal).toBe(sent.length);
  });
});
