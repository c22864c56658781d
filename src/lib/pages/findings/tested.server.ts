import type { ClaimsData } from '$lib/core/claims/claims';
import { findings, type Finding } from '$lib/core/claims/findings';
import { watchFindings, type WatchFinding, type WatchZones } from '$lib/core/claims/watch';
import type { Names } from './names';
import { readData, recordById } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/reach-dataset.server';

interface Tested {
  claims: ClaimsData;
  names: Names;
  found: Finding[];
  watched: WatchFinding[];
}

/** As the directions are told, and every record there is. */
const watchRules = evidence.rules.filter(({ id }) => id === 'core' || id === 'all');

let known: Tested | undefined;

/** The tests take seconds: run once for all pages and languages, and only when one is rendered. */
export function tested(): Tested {
  return (known ??= run());
}

function run(): Tested {
  const claims = readData<ClaimsData>('claims.json');
  const zones = readData<WatchZones>('watch-zones.geojson');
  return {
    claims,
    names: {
      records: recordById,
      zones: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
      items: new Map(evidence.context.items.map((item) => [item.id, item])),
      rules: evidence.rules,
    },
    found: findings(claims.claims, evidence),
    watched: watchFindings(claims.indicators, zones, evidence.records, watchRules),
  };
}
