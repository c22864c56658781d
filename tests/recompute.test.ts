/** docs/recompute.py, which shares no code with the atlas, has its counts, its curves and its yearly series. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Counted } from '#core/stall/counts';
import type { RuleResults } from '#core/stall/prebuilt';
import { answerFileOf } from '../src/lib/site/dataset/answer-file.server';
import { LAST } from './answer/reading';
import { readJson } from './json';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const told = ({ k, atMost, n }: Counted) =>
  `${k} new, ${atMost - k} perhaps new, ${n - atMost} return, of ${n}`;

describe.runIf(process.env.DEEP)('docs/recompute.py', () => {
  it.skipIf(!hasPython)(
    `has the counts, curves and series of the answer${hasPython ? '' : ' (no python3 here)'}`,
    () => {
      const args = ['docs/recompute.py', 'static/data/positions.csv'];
      const printed = execFileSync('python3', args, { encoding: 'utf8' }).trimEnd().split('\n');
      const verdicts = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]!;
      const counts = verdicts.flatMap(({ kind, earlier, before, since }) => {
        const spans = { 'before 2014': earlier, '2014-2019': before, 'since 2020': since! };
        return Object.entries(spans).flatMap(([when, own]) =>
          own.n > 0 ? [`${kind}, ${when}: ${told(own)}`] : [],
        );
      });
      const isSeries = (line: string) => /; since \d+ /.test(line);
      const lines = printed.filter((line) => !isSeries(line) && !/places|order/.test(line));
      expect(lines.toSorted()).toEqual(counts.toSorted());
      expect(lines.length).toBeGreaterThan(4);
      const { kinds } = answerFileOf();
      const lineOf = (kind: string, name: string) =>
        printed.find((line) => line.startsWith(`${kind}, ${name}: `))?.replace(/.*?: /, '');
      for (const { kind, curve } of kinds) {
        const mean = lineOf(kind, 'in random order')?.split(' ').map(Number);
        expect(lineOf(kind, 'places reached')).toBe(curve?.seen.join(' '));
        expect(mean).toEqual(curve?.expected);
        if (!curve) continue;
        const { id, seen, expected, since } = curve.widest;
        const apart = `${seen} of ${curve.seen.at(-1)} after ${id}, in random order ${expected.toFixed(4)}`;
        expect(lineOf(kind, 'farthest apart')).toBe(`${apart}; since then ${told(since)}`);
      }
      const yearly = kinds.flatMap(({ kind, series }) => {
        if (!series) return [];
        const rows = { [series.ids.toSorted().join(' ')]: series, 'all others': series.others };
        return Object.entries(rows).map(
          ([name, { before, since }]) =>
            `${kind}, ${name}: ${told(before)}; since 2020 ${told(since)}`,
        );
      });
      expect(printed.filter(isSeries)).toEqual(yearly);
    },
  );
});
