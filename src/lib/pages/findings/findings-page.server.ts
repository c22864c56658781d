import { caseOf } from '$lib/core/claims/evidence';
import { answer } from '$lib/core/questions/answer';
import { practiceMatrix } from '$lib/core/claims/practices';
import { cardsOf } from './cards';
import { headlineText } from './headline-text';
import { practicesText } from './practices';
import { getLocale } from '$lib/paraglide/runtime';
import { watchCards, watchLead } from './watch-cards';
import { index } from '$lib/site/dataset.server';
import { homeStill } from '$lib/map/still/still.server';
import { sourceText } from '$lib/site/source-label';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { tested } from './tested.server';

let computed: ReturnType<typeof compute> | undefined;

function compute() {
  const all = tested();
  return {
    ...all,
    where: answer(reachDataset, { kind: 'directions', choices: {} }),
    practices: practiceMatrix(caseOf(evidence).counted, {
      from: index.firstYear,
      to: index.lastYear,
    }),
  };
}

/** Results become text here, in the language of the page being rendered. */
export function findingsPage() {
  computed ??= compute();
  const { claims, names, found, stall, watched, practices, where } = computed;
  const { dataVersion } = reachDataset;
  const coveredTo = evidence.coverage.to;
  const advanced = found.find(({ claimId }) => claimId === 'C26')!;
  return {
    // As on the first screen.
    answer: where.answer[getLocale()],
    edges: { ...homeStill(), marks: [], file: 'edges' },
    howSure: where.howSure[getLocale()],
    study: sourceText(claims.sources[claims.study]!),
    headline: headlineText(stall, names, dataVersion, coveredTo),
    cards: cardsOf(claims, found, names, { evidence, dataVersion, curves: stall.curves }),
    watch: {
      lead: watchLead(),
      cards: watchCards(claims.indicators, watched, names),
    },
    practices: practicesText(practices, advanced, names, coveredTo),
    dataVersion,
  };
}

export type FindingsPage = ReturnType<typeof findingsPage>;
