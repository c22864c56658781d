import type { ClaimsData } from '$lib/core/claims/claims';
import { findings as testClaims } from '$lib/core/claims/findings';
import { watchFindings, type WatchZones } from '$lib/core/claims/watch';
import { readData, recordById } from '$lib/site/dataset/dataset.server';
import { evidence } from '$lib/site/dataset/reach-dataset.server';
import { formatDate, formatName } from '$lib/site/text/format';

let results: ReturnType<typeof runTests> | undefined;

/** The tests take seconds: they run once for all pages and languages, and only when one is rendered. */
export const tested = () => (results ??= runTests());

function runTests() {
  const claims = readData<ClaimsData>('claims.json');
  const zones = readData<WatchZones>('watch-zones.geojson');
  // The standard rule, and the first that the set shows beside it.
  const rules = evidence.rules.filter((rule, i) => i === 0 || rule.beside).slice(0, 2);
  return {
    claims,
    zoneNames: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
    findings: testClaims(claims.claims, evidence),
    watched: watchFindings(claims.indicators, zones, evidence.records, rules),
  };
}

/** A record's name, and its date as exactly as it is known. */
export function recordLink(id: string) {
  const { name, start, datePrecision } = recordById.get(id)!;
  return { id, name: formatName(name), date: formatDate(start, datePrecision) };
}
