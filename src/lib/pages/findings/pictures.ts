import type { Evidence } from '$lib/core/claims/evidence';
import type { Finding } from '$lib/core/claims/findings';
import type { SentenceKey } from '$lib/core/claims/outcome';
import type { EnvelopeYear } from '$lib/core/stall/stall';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { m } from '$lib/paraglide/messages';
import { BARS } from './pictures-bars';
import { LINES } from './pictures-lines';
import type { Picture } from './picture';
import { headlineOf } from './say';

export interface PictureInput {
  evidence: Evidence;
  dataVersion: string;
  /** New ground by year with what shuffling gives, by kind. */
  curves: Record<StallGroup, readonly EnvelopeYear[]>;
}

/** What a kind of finding draws; the caption is added here. */
export type Drawn = {
  unit: string;
  /** The numbers are SIPRI's, not those of the records. */
  arms?: true;
} & (
  | Omit<Extract<Picture, { kind: 'lines' }>, 'title' | 'unit' | 'source' | 'file'>
  | Omit<Extract<Picture, { kind: 'bars' }>, 'title' | 'unit' | 'source' | 'file'>
);
export type Draw = (finding: Finding, input: PictureInput) => Drawn;

const DRAW: Partial<Record<SentenceKey, Draw>> = { ...LINES, ...BARS };

/** The picture of a finding; null where there is nothing to draw. */
export function pictureOf(finding: Finding, input: PictureInput): Picture | null {
  const draw = DRAW[finding.sentence];
  const title = headlineOf(finding);
  if (!draw || title === null) return null;
  const { arms, ...drawn } = draw(finding, input);
  const source = [
    m.findings_source_records({ version: input.dataVersion }),
    ...(arms ? [m.findings_source_arms()] : []),
  ].join('; ');
  return { ...drawn, title, source, file: `joint-reach-${finding.claimId}` };
}
