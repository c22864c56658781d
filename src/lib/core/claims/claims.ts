import type { ClaimsFile } from '../../../../geodata/context/claims-schema';
import type { Source } from '../record/record';
import type { Case } from './evidence';
import type { Outcome } from './outcome';

/** `static/data/claims.json`: what the study claims and tells its readers to watch. */
export interface ClaimsData extends ClaimsFile {
  sources: Record<string, Source>;
}
export type Claim = ClaimsFile['claims'][number];
export type WatchIndicator = ClaimsFile['indicators'][number];
/** How a claim is tested: the test, the years and what is counted. */
export type ClaimCheck = NonNullable<Claim['check']>;
export type Run = (check: ClaimCheck, given: Case) => Outcome;
