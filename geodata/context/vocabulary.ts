/*
 * The closed lists of the wider relationship; CODEBOOK.md says what each word means, under the name of its
 * list (`<!-- deal-date -->`).
 */
import { words } from '../../src/lib/core/record/model';
export const MEETING_MODE = ['in-person', 'video', 'phone'] as const;
export const INFERRED_PART = ['event', 'date', 'place'] as const;
export const DEAL_DATE = words(
  'contract announcement report statement first-delivery production period',
);
export const NOT_HELD = ['not-held', 'postponed', 'without-partner', 'no-report'] as const;
export const BASIS = ['stated', 'inferred'] as const;
export const CLAIM_THEME = words('overall diplomacy arms exercises scale benefits');
export const CLAIM_KIND = words('trend break relational level fact text cause forecast method');
export const TESTABILITY = ['yes', 'partly', 'no'] as const;
export const CLAIM_USE = words('records diplomacy arms personnel constraints scale');

/** The tests of claims; src/lib/core/claims/tests.ts says how each is computed. */
export const CLAIM_CHECK = words(
  'rate trend place majority share practices correlation comparison alternation',
);

/** What can be taken of a series. */
export const CLAIM_MEASURE = words(
  'count per-year mean least most variation first last first-year last-year years-since numbered pace counted-back',
);
export const CLAIM_LIST = ['ids', 'first-id', 'gaps'] as const;
export const CLAIM_SIDE = ['up', 'down', 'level', 'no-growth'] as const;
export const ZONE_KIND = ['watch', 'air-defence-zone'] as const;
