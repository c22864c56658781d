/*
 * The closed lists of the wider relationship; CODEBOOK.md says what each word means, under the name of its
 * list (`<!-- deal-date -->`).
 */

export const MEETING_MODE = ['in-person', 'video', 'phone'] as const;

export const INFERRED_PART = ['event', 'date', 'place'] as const;

export const DEAL_DATE = [
  'contract',
  'announcement',
  'report',
  'statement',
  'first-delivery',
  'production',
  'period',
] as const;

export const NOT_HELD = ['not-held', 'postponed', 'without-partner', 'no-report'] as const;

export const BASIS = ['stated', 'inferred'] as const;

export const CLAIM_THEME = [
  'overall',
  'diplomacy',
  'arms',
  'exercises',
  'scale',
  'benefits',
] as const;

export const CLAIM_KIND = [
  'trend',
  'break',
  'relational',
  'level',
  'fact',
  'text',
  'cause',
  'forecast',
  'method',
] as const;

export const TESTABILITY = ['yes', 'partly', 'no'] as const;

export const CLAIM_USE = [
  'records',
  'diplomacy',
  'arms',
  'personnel',
  'constraints',
  'scale',
] as const;

/** The tests of claims; src/lib/core/claims/tests.ts says how each is computed. */
export const CLAIM_CHECK = [
  'rate',
  'trend',
  'place',
  'majority',
  'share',
  'practices',
  'correlation',
  'comparison',
  'alternation',
] as const;

/** What can be taken of a series. */
export const CLAIM_MEASURE = [
  'count',
  'per-year',
  'mean',
  'least',
  'most',
  'variation',
  'first',
  'last',
  'first-year',
  'last-year',
  'years-since',
  'numbered',
  'pace',
  'counted-back',
] as const;

export const CLAIM_LIST = ['ids', 'first-id', 'gaps'] as const;

export const CLAIM_SIDE = ['up', 'down', 'level', 'no-growth'] as const;

export const ZONE_KIND = ['watch', 'air-defence-zone'] as const;
