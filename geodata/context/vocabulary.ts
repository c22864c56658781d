/*
 * The closed lists of the wider relationship; CODEBOOK.md says what each word means, under the name of its
 * list (`<!-- deal-date -->`).
 */

export const MEETING_MODE = ['in-person', 'video', 'phone'] as const;

export const INFERRED_PART = ['event', 'date', 'place'] as const;

export const DEAL_DIRECTION = ['RU-CN', 'CN-RU', 'joint'] as const;

export const DEAL_DATE = [
  'contract',
  'announcement',
  'report',
  'statement',
  'first-delivery',
  'production',
  'period',
] as const;

export const LEARNER = ['CN', 'RU', 'both'] as const;

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

/** The tests of claims; each says in src/lib/core/claims what it computes. */
export const CLAIM_CHECK = [
  'rates',
  'growth',
  'pace',
  'practices',
  'trend',
  'volumes',
  'sides',
  'shares',
  'trends',
  'levels',
  'changes',
  'rounds',
  'meetings',
  'plans',
  'talks',
  'evenness',
  'oldest',
] as const;

export const CLAIM_SIDE = ['up', 'down', 'level', 'no-growth'] as const;

export const CLAIM_COUNTED = [
  'records',
  'land',
  'training',
  'deals',
  'parts',
  'in-person',
  'north-east-asia-dialogue',
  'security-consultation',
] as const;

export const ZONE_KIND = ['watch', 'air-defence-zone'] as const;
