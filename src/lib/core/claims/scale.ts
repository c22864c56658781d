/** The study's seven-area scale of military cooperation: what it states and what we infer. */
import type { ContextKind, Names } from '../context/context';
import type { Confidence, Practice } from '../record/model';
import type { Source } from '../record/record';

/** How well a value is founded: the study states it, or we infer it. */
export const BASES = ['stated', 'inferred'] as const;
export type Basis = (typeof BASES)[number];

/** `static/data/scale.json`. */
export interface ScaleData {
  readFirst: string;
  stated: { text: string; status: 'stated' | 'wording' | 'not-in-summary' }[];
  levelWords: Record<'study' | 'korolev-2018' | 'li-2025', string[]> & { note: string };
  areas: ScaleArea[];
  frameworks: {
    id: string;
    author: string;
    work: string;
    says?: string;
    rating?: string;
    criteria?: { moderate: string[]; deep: string[] };
    confidence: Confidence;
    sources: string[];
    notes?: string;
  }[];
  alternative: { text: string; basis: Basis; confidence: Confidence };
  notFound: string[];
  sources: Record<string, Source>;
  /** Sources of the study's own words. */
  studySources: string[];
}

export interface ScaleArea {
  id: string;
  order: number;
  name: Names;
  nameBasis: Basis;
  orderBasis: Basis;
  meaning: string;
  /** What the study's summary says of the area. */
  study: {
    saysAnything: boolean;
    rating?: string;
    /** `level` = a level of the scale by name; `wording` = a judgement in other words. */
    ratingWording?: 'level' | 'wording';
    ratingNote?: string;
    position?: string;
    mechanisms?: string;
    related?: string;
    periods: { text: string; from: number; to?: number; rating?: string; trend: string }[];
  };
  frameworks: { id: string; says: string }[];
  /** Ours: to be shown as such. */
  inference: { basis: 'inferred'; rating?: string; text: string };
  evidence: {
    contextKinds?: ContextKind[];
    context?: string[];
    practices?: Practice[];
    armsTransfers?: true;
    records?: true;
  };
  confidence: Confidence;
  sources: string[];
  notes?: string;
}
