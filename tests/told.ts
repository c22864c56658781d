import { readFileSync } from 'node:fs';

/** Today's answer as committed, which tests/answer holds to the records. */
const text = readFileSync('geodata/russia-china/answer.txt', 'utf8');

/** `told('exercises since 2020')`. */
export function told(line: string) {
  const [, k = '', most = k, n = ''] = RegExp(
    `^${line}: (\\d+)(?: to (\\d+))? of (\\d+)`,
    'm',
  ).exec(text)!;
  const joined = (to: string, from = k, upTo = most) => (from === upTo ? from : from + to + upTo);
  const back = joined('–', String(+n - +most), String(+n - +k));
  return {
    k,
    joined,
    n,
    spoken: `${joined(' to ')} of ${n}`,
    shown: `${joined('–')} of ${n}`,
    back,
  };
}

export const certainty = /^exercises: .*certainty (\S+)$/m.exec(text)![1]!;
