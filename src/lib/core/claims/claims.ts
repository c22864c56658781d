import type { ClaimsFile } from '../../../../geodata/context/claims-schema';
import type { Source } from '../record/record';

/** `static/data/claims.json`: what the study claims and tells its readers to watch. */
export interface ClaimsData extends ClaimsFile {
  sources: Record<string, Source>;
}
export type Claim = ClaimsFile['claims'][number];
export type WatchIndicator = ClaimsFile['indicators'][number];
export type ClaimTheme = Claim['theme'];

export type ClaimUse = Claim['uses'][number];

/** In the order in which they are told. */
export const CLAIM_USES: readonly ClaimUse[] = [
  'records',
  'diplomacy',
  'arms',
  'personnel',
  'constraints',
  'scale',
];
