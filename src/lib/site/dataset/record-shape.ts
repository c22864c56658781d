import type { AtlasData, AtlasRecord } from '$lib/core/record/record';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import type { Shape } from '$lib/site/network/shape';
import { NAMES, VISIT } from '$lib/site/network/shapes';

/** Of a record as a page or a download reads it. */
export const RECORD = {
  id: 'text',
  name: NAMES,
  'ours?': ['text'],
  series: 'text',
  kind: 'text',
  scope: 'text',
  framework: 'text',
  domains: ['text'],
  practices: ['text'],
  start: 'text',
  end: 'text',
  datePrecision: 'text',
  participants: ['text'],
  hosts: ['text'],
  sites: [
    {
      name: 'text',
      role: 'text',
      position: ['number'],
      precision: 'text',
      basis: 'text',
      region: 'text',
      'within?': { 'ring?': [['number']], 'account?': NAMES, 'region?': 'text' },
      'label?': NAMES,
    },
  ],
  'track?': {
    craft: 'text',
    precision: 'text',
    basis: 'text',
    waypoints: [{ position: ['number'], status: 'text', 'date?': 'text', 'sources?': ['text'] }],
    positions: [['number']],
    regionShare: { '*': 'number' },
  },
  forces: { 'total?': {}, 'bySide?': { '*?': { 'notable?': ['text'] } }, 'wholeExercise?': {} },
  firsts: [NAMES],
  disputes: [{ field: 'text', values: [{ value: 'text', sources: ['text'] }], 'note?': 'text' }],
  sources: [{ id: 'text', supports: ['text'], 'title?': 'text' }],
  confidence: 'text',
  'notes?': 'text',
  'weakParticipation?': 'text',
  'stages?': [{ name: NAMES, start: 'text', end: 'text', 'host?': 'text', sites: ['number'] }],
  'participantsPartial?': 'text',
  'related?': [{ id: 'text', note: 'text' }],
  'trackAbsent?': 'text',
  'formerIds?': ['text'],
} as const satisfies Shape<AtlasRecord>;

export const SOURCE = {
  id: 'text',
  type: 'text',
  title: 'text',
  'publisher?': 'text',
  'container-title?': 'text',
  'issued?': { 'date-parts': [['number']] },
  language: 'text',
  'URL?': 'text',
  'accessed?': { 'date-parts': [['number']] },
  custom: { sourceType: 'text', link: 'flag', 'titleTranslated?': 'flag' },
  'author?': [{ family: 'text', given: 'text' }],
  'note?': 'text',
} as const satisfies Shape<AtlasData['sources'][string]>;

export const NUMBERS = {
  rule: 'text',
  kmFrom: { '*?': 'number' },
  newGroundKm2: 'number',
  'visit?': VISIT,
} as const satisfies Shape<RecordNumbers>;

export const ATLAS_DATA = {
  dataVersion: 'text',
  records: [RECORD],
  sources: { '*': SOURCE },
} as const satisfies Shape<AtlasData>;
