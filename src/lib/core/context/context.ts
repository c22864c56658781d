/**
 * The words of the wider relationship: dated items on the same time axis as the records. Defined in
 * geodata/CODEBOOK.md, as are scale.ts, claims.ts and zones.ts.
 */
import type { Confidence, DatePrecision, Position } from '../record/model';
import type { Source } from '../record/record';

/** What an item is, grouped by the lane in which it is drawn. */
export const CONTEXT_KINDS_BY_LANE = {
  summit: ['summit', 'call'],
  consultation: ['security-consultation', 'general-staff-consultation', 'north-east-asia-dialogue'],
  'defence-ministers': ['defence-ministers', 'military-commission', 'technical-commission'],
  roadmap: ['road-map'],
  agreement: ['agreement'],
  statement: ['statement'],
  arms: [
    'arms-sale',
    'engines',
    'helicopters',
    'licence',
    'joint-project',
    'nuclear-fuel',
    'components',
    'order-book',
    'friction',
  ],
  personnel: ['training'],
  constraint: ['sanctions', 'border-closure', 'war', 'trade-data', 'leadership'],
} as const;

export type ContextLane = keyof typeof CONTEXT_KINDS_BY_LANE;
export type ContextKind = (typeof CONTEXT_KINDS_BY_LANE)[ContextLane][number];
export const CONTEXT_LANES = Object.keys(CONTEXT_KINDS_BY_LANE) as ContextLane[];
export const CONTEXT_KINDS: readonly ContextKind[] = Object.values(CONTEXT_KINDS_BY_LANE).flat();

const LANE_BY_KIND = new Map<ContextKind, ContextLane>(
  CONTEXT_LANES.flatMap((lane) => CONTEXT_KINDS_BY_LANE[lane].map((kind) => [kind, lane] as const)),
);

export function laneOf(kind: ContextKind): ContextLane {
  return LANE_BY_KIND.get(kind)!;
}

/** The lanes under the timeline, by the words of the link, and what each shows. */
export const TIMELINE_LANES = {
  constraints: 'constraint',
  plans: 'roadmap',
  summits: 'summit',
} as const satisfies Record<string, ContextLane>;
export type TimelineLane = keyof typeof TIMELINE_LANES;

export const MEETING_MODES = ['in-person', 'video', 'phone'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** What of an item rests on our inference or on general knowledge, not on a source that was seen. */
export const INFERRED_PARTS = ['event', 'date', 'place'] as const;
export type InferredPart = (typeof INFERRED_PARTS)[number];

/** Which way the goods or the know-how of a deal go. */
export const DEAL_DIRECTIONS = ['RU-CN', 'CN-RU', 'joint'] as const;
export type DealDirection = (typeof DEAL_DIRECTIONS)[number];

/** What the date of a deal marks; `period` = start and end of a series of deals or deliveries. */
export const DEAL_DATES = [
  'contract',
  'announcement',
  'report',
  'statement',
  'first-delivery',
  'production',
  'period',
] as const;
export type DealDate = (typeof DEAL_DATES)[number];

/** Who is taught. */
export const LEARNERS = ['CN', 'RU', 'both'] as const;
export type Learners = (typeof LEARNERS)[number];

export interface Names {
  en: string;
  ru: string;
  zh: string;
}

export interface ContextItem {
  id: string;
  kind: ContextKind;
  lane: ContextLane;
  title: string;
  /** Short words for the timeline; only the items that are labelled there have one. */
  label?: Names;
  /** ISO date; the first day of the month or year where the precision is coarser. */
  start: string;
  end?: string;
  /** A state that began at `start` and whose end is not known to the dataset. */
  ongoing?: true;
  datePrecision: DatePrecision;
  /** The time for which a plan or an agreement is made. */
  covers?: { start: string; end: string };
  mode?: MeetingMode;
  place?: { name: string; country: string; position: Position };
  participants?: string[];
  occasion?: string;
  /** Number of the round, where rounds are counted. */
  round?: number;
  summary?: string;
  military?: string;
  /** Of a constraint: what it may be expected to do; ours. */
  expectedEffect?: string;
  deal?: Deal;
  training?: { learners: Learners; people?: number; peopleAre?: string };
  /** Ids of other items. */
  related?: string[];
  /** Ids of exercises and patrols. */
  records?: string[];
  inferred: InferredPart[];
  /** Whether anything at all is inferred. */
  inference: boolean;
  confidence: Confidence;
  sources: string[];
  notes?: string;
}

export interface Deal {
  direction: DealDirection;
  dateMeans: DealDate;
  systems?: string[];
  quantity?: string;
  valueMillionUsd?: number;
  value?: string;
  status?: string;
  /** Dates written YYYY, YYYY-MM or YYYY-MM-DD. */
  milestones?: { date: string; what: string }[];
}

/** `static/data/context.json`. */
export interface ContextData {
  coverage: string;
  items: ContextItem[];
  meetingCounts: {
    note: string;
    counts: {
      asOf: string;
      count: number;
      saidBy: string;
      confidence: Confidence;
      sources: string[];
    }[];
  };
  armsTransfers: ArmsTransfers;
  notFound: { about: 'diplomacy' | 'arms' | 'personnel'; text: string }[];
  sources: Record<string, Source>;
}

export interface ArmsTransfers {
  measure: string;
  citation: string;
  provenance: string;
  confidence: Confidence;
  sources: string[];
  /** SIPRI trend-indicator values, millions. */
  yearly: { year: number; russiaToChina: number }[];
  /** Figures as the press printed them from other editions; not comparable with `yearly`. */
  published: {
    from: number;
    to: number;
    russiaShareOfChinaImportsPct?: number;
    chinaShareOfRussiaExportsPct?: number;
    changeInVolumeSince2013to2017Pct?: number;
    changeInChinaImportsPct?: number;
    confidence: Confidence;
    sources: string[];
  }[];
}

/** `static/data/lanes.json`: what the timeline draws, and no more. */
export type LaneItem = Pick<
  ContextItem,
  'id' | 'title' | 'label' | 'start' | 'end' | 'ongoing' | 'datePrecision' | 'covers' | 'inference'
> & { lane: TimelineLane };
