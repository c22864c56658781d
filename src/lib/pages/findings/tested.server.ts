import type { TestedClaims } from '../../../../geodata/analysis/findings';
import type { ZonesFile } from '../../../../geodata/files/claims';
import type { ClaimsData } from '$lib/core/context/claims';
import { readData, recordById } from '$lib/site/dataset/dataset.server';
import { formatDate, formatName } from '$lib/site/text/format';

export const claimsData = readData<ClaimsData>('claims.json');
export const tested = readData<TestedClaims>('claims-tested.json');
export const zoneNames = new Map(
  readData<ZonesFile>('watch-zones.geojson').features.map(({ properties: { id, name } }) => [
    id,
    name,
  ]),
);

export function recordLink(id: string) {
  const { name, start, datePrecision } = recordById.get(id)!;
  return { id, name: formatName(name), date: formatDate(start, datePrecision) };
}
