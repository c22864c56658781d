/** docs/recompute.py, which shares no code with the atlas, has its counts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { RuleResults } from '#core/stall/prebuilt';
import { LAST } from './answer/reading';
import { readJson } from './json';

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.runIf(process.env.DEEP)('docs/recompute.py', () => {
  it.skipIf(!hasPython)(
    `has the counts of the answer${hasPython ? '' : ' (no python3 here)'}`,
    () => {
      const args = ['docs/recompute.py', 'static/data/positions.csv'];
      const printed = execFileSync('python3', args, { encoding: 'utf8' }).trimEnd().split('\n');
      const verdicts = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]!;
      const expected = verdicts.flatMap(({ kind, earlier, before, since }) => {
        const counts = { 'before 2014': earlier, '2014-2019': before, 'since 2020': since! };
        return Object.entries(counts).flatMap(([when, { k, atMost, n }]) => {
          const words = `${k} new, ${atMost - k} perhaps new, ${n - atMost} return, of ${n}`;
          return n > 0 ? [`${kind}, ${when}: ${words}`] : [];
        });
      });
      expect(printed.toSorted()).toEqual(expected.toSorted());
      expect(printed.length).toBeGreaterThan(4);
    },
  );
});
