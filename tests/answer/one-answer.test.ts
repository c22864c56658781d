/** One question has one answer, with the same counts, words and certainty, wherever it is told. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/lib/core/stall/verdict';
import type { RuleResults } from '../../src/lib/core/stall/prebuilt';
import { fullAnswer } from '../../src/lib/core/stall/answer';
import { latestAnswer } from '../../src/lib/site/dataset/answer.server';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { VOICES } from '../../src/lib/site/text/voice';
import { RULES } from './reading';
import { readJson } from '../json';

const told = fullAnswer(reachDataset, {}, { voices: VOICES });
const [exercises] = told.verdicts;

it.each(VOICES)('the command line gives the answer of the built pages ($language)', (voice) => {
  const { text, lines, howSure } = told.answer[voice.language];
  expect(latestAnswer(voice)).toEqual({ text, lines, howSure });
});

/** Section 4 of the design: from the middle p of the draws, and strong only where nine of ten variations share it. */
function certaintyOf({ change, chance, draws, power, sensitivity }: Verdict): string {
  const p = change === 'more' ? chance!.rose : (draws?.fell[1] ?? chance!.fell);
  if (p > 1 / 10) return power!.stop < 1 / 2 ? 'too-few' : 'weak';
  return p < 1 / 40 && sensitivity!.steady >= 0.9 ? 'strong' : 'some';
}
const wrongWords = (verdicts: readonly Verdict[]) =>
  verdicts.filter((verdict) => verdict.chance && verdict.certainty !== certaintyOf(verdict));

it('the certainty follows the draws, and is strong only where it is steady, under each rule', () => {
  const verdicts = RULES.flatMap(([rule]) =>
    Object.values(readJson<RuleResults>(`static/data/sure-${rule}.json`).verdicts).flat(),
  );
  expect(wrongWords(verdicts)).toEqual([]);
  expect(verdicts.filter(({ chance }) => chance).length).toBeGreaterThan(5);
  // Planted.
  expect(exercises!.sensitivity!.steady).toBeLessThan(0.9);
  expect(wrongWords([{ ...exercises!, certainty: 'strong' }])).toHaveLength(1);
});

it('no code has a limit of its own: the set says from how many km on a place is new', () => {
  const isLimit = (code: string) => /(km\w*['"]?\s*[:=]|[<>]=?)\s*500\b/i.test(code);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.fixture)\.(ts|svelte)$/.test(file))
    .filter((file) => isLimit(readFileSync(`src/${file}`, 'utf8')));
  // Of a reader's own file, which has no set to say it.
  expect(files).toEqual(['lib/core/stall/proposed-periods.ts']);
  expect([isLimit('if (km > 500) places++'), isLimit('const NEW_KM = 500')]).toEqual([true, true]);
});
