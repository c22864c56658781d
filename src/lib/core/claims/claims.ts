import type { ClaimsFile } from '../../../../geodata/context/claims-schema';
import type { ScaleFile } from '../../../../geodata/context/schema';
import type { Source } from '../record/record';

/** `static/data/claims.json`: what the study claims and tells its readers to watch. */
export interface ClaimsData extends ClaimsFile {
  sources: Record<string, Source>;
}
export type Claim = ClaimsFile['claims'][number];
export type WatchIndicator = ClaimsFile['indicators'][number];
export type ClaimCheck = NonNullable<Claim['check']>;
export type Series = ClaimCheck['series'][string];
export type ListMeasure = NonNullable<ClaimCheck['lists']>[string][number];
export type Comparison = NonNullable<ClaimCheck['holds']>[number][number];
/** A number, the name of one or of a list, or what is taken of a series. */
export type Operand = Comparison[0];
export type Measure = Exclude<Operand, number | string>;
export type Side = NonNullable<ClaimCheck['side']>;

/** `static/data/scale.json`: the study's seven areas, what it states of them and what we infer. */
export interface ScaleData extends ScaleFile {
  sources: Record<string, Source>;
}
export type ScaleArea = ScaleFile['areas'][number];
