import type { Context } from '../read';

/** A source id where it is cited. */
export interface Cited {
  file: string;
  field: string;
  id: string;
}

/** Every citation of the wider relationship's files, in the order of the files. */
export function citedIn({ context, scale, claims, zones }: Context): Cited[] {
  return [
    ...within('context.json', 'items', context.items),
    ...within('context.json', 'meetingCounts.counts', context.meetingCounts.counts),
    ...listed('context.json', 'armsTransfers.sources', context.armsTransfers.sources),
    ...within('context.json', 'armsTransfers.published', context.armsTransfers.published),
    ...listed('scale.json', 'studySources', scale.studySources),
    ...within('scale.json', 'areas', scale.areas),
    ...within('scale.json', 'frameworks', scale.frameworks),
    { file: 'claims.json', field: 'study', id: claims.study },
    ...within('claims.json', 'claims', claims.claims),
    ...within('claims.json', 'indicators', claims.indicators),
    ...within('watch-zones.geojson', 'leftOut', zones.leftOut),
    ...zones.features.flatMap(({ properties }, i) =>
      listed('watch-zones.geojson', `features[${i}].properties.sources`, properties.sources),
    ),
  ];
}

function within(file: string, field: string, entries: readonly { sources: string[] }[]): Cited[] {
  return entries.flatMap(({ sources }, i) => listed(file, `${field}[${i}].sources`, sources));
}

function listed(file: string, field: string, ids: readonly string[]): Cited[] {
  return ids.map((id, i) => ({ file, field: `${field}[${i}]`, id }));
}
