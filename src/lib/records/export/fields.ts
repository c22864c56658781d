import { STRENGTHS } from '$lib/core/record/model';

/** How a field stands in a flat table: as it is, as a list joined by `; `, or as JSON. */
export type FieldType = 'text' | 'number' | 'list' | 'json';

/** What belongs to the whole record, in the order of our columns; lossless both ways. */
export const RECORD_FIELDS = {
  ...{ id: 'text', name: 'text', name_ru: 'text', name_zh: 'text', ours: 'json' },
  ...{ series: 'text', kind: 'text', scope: 'text', framework: 'text' },
  ...{ domains: 'list', practices: 'list', start: 'text', end: 'text', datePrecision: 'text' },
  ...{ participants: 'list', participantsPartial: 'text', weakParticipation: 'text' },
  ...{ hosts: 'list', stages: 'json', sites: 'json', track: 'json', trackAbsent: 'text' },
  ...{ forces: 'json', firsts: 'json', disputes: 'json', related: 'json', confidence: 'text' },
  ...{ notes: 'text', sources: 'json' },
} as const satisfies Record<string, FieldType>;

/** What belongs to one place or track, where each has a row or a feature of its own. */
export const PLACE_FIELDS: Readonly<Record<string, FieldType>> = {
  ...{ place: 'text', place_ru: 'text', place_zh: 'text' },
  ...{ role: 'text', precision: 'text', region: 'text', basis: 'text' },
  ...{ craft: 'text', waypoints: 'json', regionShare: 'json', siteIndex: 'number' },
  ...Object.fromEntries(STRENGTHS.map((strength) => [strength, 'number'] as const)),
};
