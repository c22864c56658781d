import type { ContextFile } from '../../../../geodata/context/schema';
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

export type Names = NonNullable<ContextFile['items'][number]['label']>;

/** A dated item: its fields are those of geodata/context/schema.ts. */
export type ContextItem = ContextFile['items'][number] & {
  lane: ContextLane;
  inference: boolean;
};
export type Deal = NonNullable<ContextItem['deal']>;

/** `static/data/context.json`. */
export interface ContextData extends ContextFile {
  items: ContextItem[];
  sources: Record<string, Source>;
}

/** `static/data/lanes.json`: what the timeline draws, and no more. */
export type LaneItem = Pick<
  ContextItem,
  'id' | 'title' | 'label' | 'start' | 'end' | 'ongoing' | 'datePrecision' | 'covers' | 'inference'
> & { lane: TimelineLane };
