import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../cli/options';
import { commandFor } from './command';

describe('the command of a briefing', () => {
  it.each([
    [{}, { from: 2022, to: 2022 }],
    [
      {
        rule: 'all',
        where: {
          kinds: ['patrol', 'passage'],
          domains: ['sea'],
          frameworks: ['bilateral', 'SCO'],
          practices: ['air-defence'],
          partners: ['MN', 'IR'],
        },
        region: 'sea-of-japan',
        precise: true,
        staging: true,
        radiusKm: 300,
      },
      { from: 2014, to: 2019 },
    ],
  ] as const)('is read by the command line as the same question: %j', (choices, span) => {
    const argv = commandFor(choices, span).replace('npm run -s reach -- ', '').split(' ');
    const options = readOptions(argv, false);
    if (typeof options === 'string') throw new Error(options);
    const question = options.question({ from: 2003, to: 2026 });
    const { where = {}, ...rest } = choices as { where?: object };
    expect(question).toEqual({ kind: 'explain', choices: { ...rest, where }, span });
    expect(options.format).toBe('json');
  });
});
