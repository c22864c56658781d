import type { ClaimsFile } from './claims-file';
import type { ScaleFile } from './context-file';
import { words } from '../record/model';
import type { Source } from '../record/schema';

/** `static/data/claims.json`. */
export interface ClaimsData extends ClaimsFile {
  sources: Record<string, Source>;
}
export type Claim = ClaimsFile['claims'][number];
export type TestedClaim = Extract<Claim, { testable: true }>;
export type UntestedClaim = Extract<Claim, { testable: false }>;
export type WatchIndicator = ClaimsFile['indicators'][number];

export type ClaimCheck = TestedClaim['check'];
export type CheckBy<Kind extends ClaimCheck['by']> = Extract<ClaimCheck, { by: Kind }>;
export type Series = CheckBy<'rate'>['series'][string];
export type ClaimMeasure = CheckBy<'comparison'>['numbers'][string];
export type Side = CheckBy<'rate'>['side'];

export const isTested = (claim: Claim): claim is TestedClaim => claim.testable;
export const isUntested = (claim: Claim): claim is UntestedClaim => !claim.testable;

export const VERDICTS = words('supported mixed not-supported too-few');
export type ClaimVerdict = (typeof VERDICTS)[number];

/** `static/data/scale.json`. */
export interface ScaleData extends ScaleFile {
  sources: Record<string, Source>;
}
export type ScaleArea = ScaleFile['areas'][number];
