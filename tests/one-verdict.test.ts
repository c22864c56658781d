/** One question has one verdict and one number, wherever it is told. Pages: tests/e2e/answer.spec.ts. */
import { describe, expect, it } from 'vitest';
import { whereStopped } from '../src/lib/core/stall/where-stopped';
import { readPace } from '../src/lib/core/stall/sentence-pace';
import { tested } from '../src/lib/pages/findings/tested.server';
import { story } from '../src/lib/pages/story/story.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { VOICES } from '../src/lib/site/voice';

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

  it('has the counts of the claims on where exercises went', () => {
    const { before, since } = pace.find((one) => one.measure === 'newPlaces')!;
    for (const id of ['C22', 'C25']) {
      expect(found.find(({ claimId }) => claimId === id)!.numbers, id).toMatchObject({
        hitsBefore: before.k,
        ofBefore: before.n,
        hits: since!.k,
        of: since!.n,
      });
    }
  });

  it('never calls one record of one more than too few', () => {
    for (const one of pace.filter(({ before }) => before.n <= 1)) {
      expect(readPace(one)?.certainty ?? 'too-few').toBe('too-few');
    }
  });
});
