import type { ClaimsData } from '$lib/core/claims';
import { findings, type Finding } from '$lib/core/findings/findings';
import { watchFindings, type WatchFinding, type WatchZones } from '$lib/core/findings/watch';
import { stallFinding, type StallFinding } from '$lib/findings-page/headline';
import { readData } from '$lib/server/dataset';
import { evidence } from '$lib/server/evidence';
import { reachDataset } from '$lib/server/reach-dataset';

interface Tested {
  claims: ClaimsData;
  zones: WatchZones;
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
    found: findings(evidence),
    stall: stallFinding(reachDataset),
    watched: watchFindings(claims.indicators, zones, evidence.records),
  };
}
