/** Areas to watch, air defence zones and straits: reference lines beside the records. */
import type { Names } from './context';

export const ZONE_KINDS = ['watch', 'air-defence-zone'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** Properties of a feature of `static/data/watch-zones.geojson`. */
export interface ZoneProperties {
  id: string;
  kind: ZoneKind;
  name: Names;
  /** Id of the watch indicator. */
  indicator?: string;
  /** State that declared the zone, ISO 3166-1 alpha-2. */
  authority?: string;
  /** ISO date from which it is in force. */
  since?: string;
  /** `ours` = a box of ours; `published` = corner points from a source. */
  basis: 'ours' | 'published';
  /** Id of the region whose outline it shares. */
  region?: string;
  why: string;
  note?: string;
  /** Citations written out. */
  sources: string[];
}

/** Properties of a feature of `static/data/straits.geojson`. */
export interface StraitProperties {
  id: string;
  name: Names;
  /** Id of the region it is counted with. */
  region: string;
}
