import { describe, expect, it } from 'vitest';
import { compareSentence } from './labels';

describe('the sentence on two periods', () => {
  it('counts a year that is covered in part by its part', () => {
    const km2 = { gainedKm2: 0, keptKm2: 0, leftKm2: 0 };
    const told = compareSentence(
      {
        a: { from: 2014, to: 2019, records: 21 },
        b: { from: 2023, to: 2026, records: 21 },
        byKind: { all: km2, exercise: km2, patrol: km2 },
      } as Parameters<typeof compareSentence>[0],
      { coverage: { from: '2003-01', to: '2026-06' } },
    );
    // 21 / 6 and 21 / 3.5.
    expect(told).toContain('3.5');
    expect(told).toContain('6.0');
    expect(told).toContain('From 2014–2019 to 2023–2026 (to June)');
  });
});
