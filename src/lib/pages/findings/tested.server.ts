import type { ClaimsData } from '$lib/core/claims/claims';
import { findings, type Finding } from '$lib/core/claims/findings';
import { watchFindings, type WatchFinding, type WatchZones } from '$lib/core/claims/watch';
import { stallFinding, type StallFinding } from './headline';
import type { Names } from './names';
import { readData, recordById, regions } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';

interface Tested {
  claims: ClaimsData;
  zones: WatchZones;
  names: Names;
  found: Finding[];
  stall: StallFinding;
  watched: WatchFinding[];
}

let known: Tested | undefined;

/** The tests take seconds: run once for all pages and languages, and only when one is rendered. */
export function tested(): Tested {
  return (known ??= run());
}

function run(): Tested {
  const claims = readData<ClaimsData>('claims.json');
  const zones = readData<WatchZones>('watch-zones.geojson');
  return {
    ...{ claims, zones },
    names: {
      records: recordById,
      regions: new Map(regions.map(({ id, name }) => [id, name])),
      zones: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
      items: new Map(evidence.context.items.map((item) => [item.id, item])),
      rules: evidence.rules,
    },
    found: findings(evidence),
    stall: stallFinding(reachDataset),
    watched: watchFindings(claims.indicators, zones, evidence.records),
  };
}
