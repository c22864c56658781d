import { words } from '../record/model';

export const CONTEXT_KINDS_BY_LANE = {
  summit: ['summit', 'call'],
  consultation: ['security-consultation', 'general-staff-consultation', 'north-east-asia-dialogue'],
  'defence-ministers': ['defence-ministers', 'military-commission', 'technical-commission'],
  roadmap: ['road-map'],
  agreement: ['agreement'],
  statement: ['statement'],
  arms: words(
    'arms-sale engines helicopters licence joint-project nuclear-fuel components order-book friction',
  ),
  personnel: ['training'],
  constraint: ['sanctions', 'border-closure', 'war', 'trade-data', 'leadership'],
} as const;

export type ContextLane = keyof typeof CONTEXT_KINDS_BY_LANE;
type ContextKind = (typeof CONTEXT_KINDS_BY_LANE)[ContextLane][number];
const CONTEXT_LANES = Object.keys(CONTEXT_KINDS_BY_LANE) as ContextLane[];
export const CONTEXT_KINDS: readonly ContextKind[] = Object.values(CONTEXT_KINDS_BY_LANE).flat();

export const laneOf = (kind: ContextKind): ContextLane =>
  CONTEXT_LANES.find((lane) => (CONTEXT_KINDS_BY_LANE[lane] as readonly string[]).includes(kind))!;
