import type { ClaimsData } from '$lib/core/claims/claims';
import { findings } from '$lib/core/claims/findings';
import { watchFindings, type WatchZones } from '$lib/core/claims/watch';
import { readData, recordById } from '$lib/site/dataset/dataset.server';
import { evidence } from '$lib/site/dataset/reach-dataset.server';
import { formatDate, formatName } from '$lib/site/text/format';

let known: ReturnType<typeof run> | undefined;

/** The tests take seconds: run once for all pages and languages, and only when one is rendered. */
export const tested = () => (known ??= run());

function run() {
  const claims = readData<ClaimsData>('claims.json');
  const zones = readData<WatchZones>('watch-zones.geojson');
  // As the directions are told, and the first beside it.
  const rules = evidence.rules.filter((rule, i) => i === 0 || rule.beside).slice(0, 2);
  return {
    claims,
    zoneNames: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
    found: findings(claims.claims, evidence),
    watched: watchFindings(claims.indicators, zones, evidence.records, rules),
  };
}

/** A record by its name, and its date as far as it is known. */
export function recordLink(id: string) {
  const { name, start, datePrecision } = recordById.get(id)!;
  return { id, name: formatName(name), date: formatDate(start, datePrecision) };
}
