/** One question has one verdict and one number, wherever it is told. Pages: tests/e2e/answer.spec.ts. */
import { describe, expect, it } from 'vitest';
import { whereStopped } from '../src/lib/core/stall/where-stopped';
import { paceInWords, readPace } from '../src/lib/core/stall/sentence-pace';
import { ENOUGH_POWER, certainty } from '../src/lib/core/statistics/certainty';
import { tested } from '../src/lib/pages/findings/tested.server';
import { story } from '../src/lib/pages/story/story.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { VOICES, voiceOf } from '../src/lib/site/voice';

const { found } = tested();
const { pace, lines } = whereStopped(reachDataset, {}, { voices: VOICES });

describe('the verdict on the pace', () => {
  it('is the same sentence for the first screen and the story', () => {
    const stopped = story().find(({ id }) => id === 'stopped')!;
    const [counts, verdict] = lines.en.pace;
    expect(stopped.howSure[0]).toBe(counts);
    // What the answer hangs on is worked out for the first screen alone.
    expect(stopped.howSure[1]!.replace(', fragile', '')).toBe(verdict!.replace(', fragile', ''));
    expect([stopped.title, ...stopped.texts]).toEqual(lines.en.answer);
  });

  it('tells the counts of the claims on where exercises went as the answer would', () => {
    for (const id of ['C22', 'C25']) {
      const { pace: tested } = found.find(({ claimId }) => claimId === id)!;
      const { k, n } = tested!.since!;
      expect(paceInWords(tested!, false, voiceOf('en'))).toContain(`${k} of ${n}`);
    }
  });

  it('is read by one table: strong, some and weak hold, hold in part and do not, where they can be told', () => {
    const verdicts = { strong: 'supported', some: 'mixed', weak: 'not-supported' } as const;
    for (const [id, change] of [
      ['C22', 'rose'],
      ['C25', 'fell'],
    ] as const) {
      const { verdict, power, pace: tested } = found.find(({ claimId }) => claimId === id)!;
      const reading = readPace(tested!)!;
      const told =
        reading.change === change ? verdicts[certainty(reading.oneSided)] : 'not-supported';
      expect(verdict, id).toBe(power! < ENOUGH_POWER ? 'cannot-be-tested' : told);
    }
  });

  it('never calls one record of one more than too few', () => {
    for (const one of pace.filter(({ before }) => before.n <= 1)) {
      expect(readPace(one)?.certainty ?? 'too-few').toBe('too-few');
    }
  });
});
