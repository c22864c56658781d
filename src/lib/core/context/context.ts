import type { ContextFile } from './context-file';
import type { ContextLane } from './context-kinds';
import type { Source } from '../record/schema';

export const AROUND_ROWS = {
  leaders: ['summit'],
  ministers: ['consultation', 'defence-ministers'],
  plans: ['roadmap', 'agreement', 'statement'],
  arms: ['arms', 'personnel'],
  limits: ['constraint'],
} as const satisfies Record<string, readonly ContextLane[]>;
export type AroundRow = keyof typeof AROUND_ROWS;

export type ContextItem = ContextFile['items'][number] & {
  lane: ContextLane;
  inference: boolean;
};

/** `static/data/context.json`. */
export interface ContextData extends ContextFile {
  items: ContextItem[];
  sources: Record<string, Source>;
}

/** Held everything back; drawn behind the bars of the timeline. */
export type Band = Pick<ContextItem, 'id' | 'start' | 'end'>;
