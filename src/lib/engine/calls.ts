import { firstReached, groundOf } from '$lib/core/questions/drawn';
import { measures } from '$lib/core/questions/measures';
import { stalled } from '$lib/core/questions/stalled';
import { paceUnder } from '$lib/core/questions/where';
import { factsFor, type ReachChoices, type ReachDataset } from '$lib/core/reach/dataset';
import type { OnProgress } from '$lib/core/reach/progress';
import type { YearSpan } from '$lib/core/record/time';

type Choices = Partial<ReachChoices>;

/** What takes too long for the page: facts of a reader's records, outlines to draw, chance and bands. */
export const CALLS = {
  facts(dataset: ReachDataset, { radiusKm }: { radiusKm: number }, onProgress: OnProgress) {
    const { cells: _, ...facts } = factsFor(dataset, radiusKm, onProgress);
    return facts;
  },
  ground: (dataset: ReachDataset, { choices, span }: { choices: Choices; span: YearSpan }) =>
    groundOf(dataset, choices, span),
  firstReached: (dataset: ReachDataset, { choices }: { choices: Choices }) =>
    firstReached(dataset, choices),
  stall: (dataset: ReachDataset, { choices }: { choices: Choices }) =>
    stalled(dataset, choices).analysis,
  pace: (dataset: ReachDataset, { choices, year }: { choices: Choices; year: number }) => ({
    pace: paceUnder(dataset, choices, year),
    hangsOn: null,
  }),
  /** Of every year and some other spans. */
  bands(
    dataset: ReachDataset,
    { choices, spans: asked }: { choices: Choices; spans: readonly YearSpan[] },
    onProgress: OnProgress,
  ) {
    const settings = { spans: asked, bands: {}, adjusted: {} };
    const { years, spans } = measures(dataset, choices, settings, onProgress);
    return [...years, ...spans].map(({ from, to, band, adjusted, decidingRecord }) => ({
      ...{ from, to, band, adjusted, decidingRecord },
    }));
  },
};

export const NEED_HOME: readonly CallName[] = ['facts', 'bands'];

export type CallName = keyof typeof CALLS;
export type Given<Name extends CallName> = Parameters<(typeof CALLS)[Name]>[1];
export type Told<Name extends CallName> = ReturnType<(typeof CALLS)[Name]>;
