import { describe, expect, it } from 'vitest';
import { summariseEach } from './chart-summary';

describe('summariseEach', () => {
  it('says how many values there are, the lowest and the highest, and where', () => {
    const values = [
      { at: '2019', value: 0.2 },
      { at: '2020', value: null },
      { at: '2021', value: 0.1 },
      { at: '2022', value: 0.36 },
    ];
    expect(summariseEach([{ label: 'Exercises', values }], String)).toBe(
      'Exercises: 3 values, lowest 0.1 (2021), highest 0.36 (2022).',
    );
  });

  it('says plainly that there is none', () => {
    expect(summariseEach([{ label: 'Patrols', values: [] }], String)).toBe('Patrols: no value.');
  });
});
