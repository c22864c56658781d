import { describe, expect, it } from 'vitest';
import { atLimit } from '#core/reach/new-places';
import { countsOf } from '#core/stall/counts';
import { latestVerdicts, standardVisits } from '$lib/site/dataset/answer.server';
import { bounds } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { limitChoices } from './HowSure.svelte';

describe('the limits to choose from', () => {
  const [verdict] = latestVerdicts;
  const choices = limitChoices(verdict!, bounds.newPlaceKm);

  it('show the counts that each leads to, as if it were chosen', () => {
    expect(choices.map(({ km }) => km)).toEqual([250, 500, 1000]);
    for (const { km, counts } of choices) {
      const visits = standardVisits.filter(({ kind }) => kind === verdict!.kind);
      const { before, since } = countsOf(atLimit(visits, km), {
        periods: reachDataset.periods!,
        year: bounds.lastYear,
        limitKm: km,
        coveredTo: reachDataset.coveredTo,
      });
      expect(counts, `${km} km`).toEqual({ before: before.k, since: since!.k });
    }
  });

  it('have the limit of the set and the chosen one among them', () => {
    const chosen = { ...verdict!, limitKm: 700, sensitivity: null };
    expect(limitChoices(chosen, 150).map(({ km }) => km)).toEqual([150, 250, 500, 700, 1000]);
    expect(limitChoices(chosen, 150).filter(({ counts }) => counts)).toHaveLength(1);
  });
});
