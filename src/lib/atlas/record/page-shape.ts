import { NUMBERS, RECORD, SOURCE } from '$lib/site/dataset/record-shape';
import type { Shape } from '$lib/site/network/shape';
import { NAMES } from '$lib/site/network/shapes';
import { AROUND_ITEM } from '../around/item-shape';
import type { RecordPage } from './record-page.server';

const BRIEF = {
  id: 'text',
  name: NAMES,
  kind: 'text',
  scope: 'text',
  series: 'text',
  start: 'text',
  end: 'text',
  datePrecision: 'text',
} as const;

/** Of `record/<id>.json`, which holds all that the page of a record shows. */
export const RECORD_PAGE = {
  dataVersion: 'text',
  record: RECORD,
  sources: [SOURCE],
  numbers: NUMBERS,
  'fromOrigin?': { km: 'number', mostKm: 'number' },
  editions: { number: 'number', of: 'number', 'earlier?': BRIEF, 'later?': BRIEF },
  related: [{ ...BRIEF, note: 'text' }],
  around: { items: [AROUND_ITEM], records: [BRIEF] },
} as const satisfies Shape<RecordPage>;
