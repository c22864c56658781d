import type { FeatureCollection } from 'geojson';
import type { HomeRings } from '$lib/core/earth/land';
import type { Regions } from '$lib/core/earth/regions';
import type { DirectionSet } from '$lib/core/reach/directions';
import type { Facts } from '$lib/core/reach/facts';
import type { FirstReached } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { BASE, TRANSLATIONS, type Names } from '$lib/core/record/languages';
import type { RuleResults } from '$lib/core/stall/prebuilt';
import type { Shape } from './shape';

/* Of the built data that the atlas reads; what a single page reads has its shape beside that page. */

export const NAMES = Object.fromEntries([
  [BASE, 'text'],
  ...TRANSLATIONS.map((language) => [`${language}?`, 'text']),
]) as Shape<Names>;

export const FEATURES = {
  features: [{ geometry: { type: 'text' } }],
} as const satisfies Shape<FeatureCollection>;

/** Of areas, which have a name. */
export const NAMED_FEATURES = {
  features: [{ geometry: { type: 'text', coordinates: [] }, properties: { name: NAMES } }],
} as const;

export const REGIONS = {
  features: [
    {
      geometry: { type: 'text', coordinates: [] },
      properties: { id: 'text', 'name?': NAMES },
    },
  ],
} as const satisfies Shape<Regions>;

/** Of the ground by the period that first reached it. */
export const PERIOD_FEATURES = {
  features: [
    {
      geometry: { type: 'text', coordinates: [[[['number']]]] },
      properties: { from: 'number', to: 'number' },
    },
  ],
} as const satisfies Shape<FirstReached>;

export const VISIT = {
  id: 'text',
  kind: 'text',
  start: 'text',
  status: 'text',
  'km?': 'number',
  'mostKm?': 'number',
  'nearest?': 'text',
  'ordinal?': 'number',
  places: ['text'],
  position: ['number'],
  'region?': 'text',
  isTrack: 'flag',
} as const satisfies Shape<Visit>;

const YEARS = { from: 'number', to: 'number' } as const;
const PERIOD = {
  ...YEARS,
  k: 'number',
  n: 'number',
  atMost: 'number',
  'recordsPerYear?': 'number',
  'newPerYear?': 'number',
  'medianKm?': 'number',
} as const;

export const RULE_RESULTS = {
  visits: [VISIT],
  verdicts: {
    '*': [
      {
        kind: 'text',
        limitKm: 'number',
        earlier: PERIOD,
        before: PERIOD,
        'since?': PERIOD,
        'later?': PERIOD,
        change: 'text',
        'chance?': {
          orders: 'number',
          expectedBefore: 'number',
          expectedSince: 'number',
          fell: 'number',
          rose: 'number',
          spurt: 'number',
          lull: 'number',
          closer: 'number',
          fisher: 'number',
        },
        'power?': { stop: 'number', half: 'number' },
        'sensitivity?': {
          varied: [
            {
              variation: 'text',
              value: 'text',
              before: { k: 'number', n: 'number' },
              since: { k: 'number', n: 'number', atMost: 'number' },
              fell: 'number',
              certainty: 'text',
            },
          ],
          of: 'number',
          steady: 'number',
        },
        'certainty?': 'text',
      },
    ],
  },
} as const satisfies Shape<RuleResults>;

export const FACTS = {
  radiusKm: 'number',
  partners: ['text'],
  records: [
    {
      id: 'text',
      kind: 'text',
      years: ['number'],
      'trackShare?': { '*': 'number' },
      isGuessed: 'flag',
    },
  ],
  parts: [
    {
      record: 'number',
      region: 'text',
      precision: 'text',
      staging: 'flag',
      isCut: 'flag',
      sites: [['number']],
      lines: [[['number']]],
      fromHome: { '*?': { km: 'number', position: ['number'], home: ['number'] } },
      'fromOriginKm?': 'number',
    },
  ],
  classes: [{ km2: 'number', parts: ['number'] }],
} as const satisfies Shape<Facts>;

export const DIRECTIONS = {
  origin: { position: ['number'], 'name?': NAMES },
  directions: [{ id: 'text', name: NAMES, 'label?': NAMES, regions: ['text'] }],
} as const satisfies Shape<DirectionSet>;

export const HOME = { '*': [[['number']]] } as const satisfies Shape<HomeRings>;
