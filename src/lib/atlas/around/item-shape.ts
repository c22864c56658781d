import type { Shape } from '$lib/site/network/shape';
import { NAMES } from '$lib/site/network/shapes';
import type { AroundItem } from './around.server';

export const AROUND_ITEM = {
  id: 'text',
  title: NAMES,
  start: 'text',
  'end?': 'text',
  'ongoing?': 'flag',
  datePrecision: 'text',
  inference: 'flag',
  row: 'text',
  'place?': NAMES,
  drawn: { start: 'number', end: 'number' },
  sources: [{ id: 'text', by: 'text', 'url?': 'text' }],
} as const satisfies Shape<AroundItem>;
