import { words } from '../record/model';

/* Defined in CODEBOOK.md, as after `<!-- deal-date -->`. */

export const MEETING_MODE = ['in-person', 'video', 'phone'] as const;
export const INFERRED_PART = ['event', 'date', 'place'] as const;
export const DEAL_DATE = words(
  'contract announcement report statement first-delivery production period',
);
export const NOT_HELD = ['not-held', 'postponed', 'without-partner', 'no-report'] as const;
export const BASIS = ['stated', 'inferred'] as const;
/** geodata/analysis/test-claim.ts computes them. */
export const CLAIM_CHECK = words('rate share place comparison');

export const UNTESTED = words(
  'criteria_not_public needs_full_texts motives cause_not_separable too_early design_rule sample_only proxy_only outside_the_data',
);

export const CLAIM_MEASURE = words(
  'count mean least most variation first last first-year last-year years numbered gaps growth steps opposite',
);
export const CLAIM_SIDE = ['up', 'down', 'level', 'no-growth'] as const;
export const CLAIM_PLACE = ['spread', 'stop'] as const;
export const ZONE_KIND = ['watch', 'air-defence-zone'] as const;
