/** What the study claims and what it tells its readers to watch. Results are computed, not stored. */
import type { Source } from '../record/record';

export const CLAIM_THEMES = [
  'overall',
  'diplomacy',
  'arms',
  'exercises',
  'scale',
  'benefits',
] as const;
export type ClaimTheme = (typeof CLAIM_THEMES)[number];

export const CLAIM_KINDS = [
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
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const TESTABLE = ['yes', 'partly', 'no'] as const;
export type Testable = (typeof TESTABLE)[number];

/** Parts of the dataset that a test of a claim works on. */
export const CLAIM_USES = [
  'records',
  'diplomacy',
  'arms',
  'personnel',
  'constraints',
  'scale',
] as const;
export type ClaimUse = (typeof CLAIM_USES)[number];

export interface Claim {
  id: string;
  text: string;
  translated: { ru: string; zh: string };
  /** The claim that this one nearly repeats: the two count once in a tally. */
  sameAs?: string;
  /** Where the study says it. */
  place: string;
  theme: ClaimTheme;
  kind: ClaimKind;
  testable: Testable;
  dataNeeded: string;
  uses: ClaimUse[];
  test: string;
  expected?: string;
  /** Calendar years; an open side has no bound. */
  period: { from?: number; to?: number };
  sources: string[];
  notes?: string;
}

export interface WatchIndicator {
  id: string;
  text: string;
  sphere: 'arms' | 'exercises' | 'method';
  horizon: { text: string; from: number; to: number };
  dataNeeded?: string;
  positiveWhen?: string;
  /** Ids of watch zones. */
  zones: string[];
  sources: string[];
}

/** `static/data/claims.json`. */
export interface ClaimsData {
  about: string;
  /** Id of the study's source. */
  study: string;
  claims: Claim[];
  indicators: WatchIndicator[];
  notFound: string[];
  sources: Record<string, Source>;
}
