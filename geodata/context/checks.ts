import type { Dataset } from '../read';
import type { Land } from '../land';
import type { Problem } from '../problem';
import { duplicates } from './ids';
import type { Context } from './read';
import { bothWaysBetweenClaimsAndZones, periodsInOrder, sameAsStandsAlone } from './checks/claims';
import {
  armsHaveDeals,
  coarseDatesOnFirstDay,
  itemsInOrder,
  linksKnown,
  roundsOnce,
  startBeforeEnd,
  totalsOfEveryYear,
  unsourcedIsInferred,
} from './checks/items';
import { straitsAtSeaInTheirRegion, zoneOutlines } from './checks/places';
import { scaleComplete } from './checks/scale';
import {
  everySourceOnce,
  everySourceUsed,
  linkMatchesAddress,
  sourcesExist,
} from './checks/sources';

/** A rule about the wider relationship, beside the records it accompanies. */
export type ContextCheck = (context: Context, dataset: Dataset, land: Land) => Problem[];

const uniqueIds: ContextCheck = ({ context, scale, claims, zones, straits }) => [
  ...duplicates('context.json', 'items', context.items),
  ...duplicates('scale.json', 'areas', scale.areas),
  ...duplicates('scale.json', 'frameworks', scale.frameworks),
  ...duplicates('claims.json', 'claims', claims.claims),
  ...duplicates('claims.json', 'indicators', claims.indicators),
  ...duplicates('watch-zones.geojson', 'features', zones.features),
  ...duplicates('straits.geojson', 'features', straits.features),
];

/** Every rule, in the order in which its problems are printed. */
export const CONTEXT_CHECKS: readonly ContextCheck[] = [
  uniqueIds,
  sourcesExist,
  everySourceOnce,
  linkMatchesAddress,
  everySourceUsed,
  itemsInOrder,
  startBeforeEnd,
  coarseDatesOnFirstDay,
  unsourcedIsInferred,
  armsHaveDeals,
  roundsOnce,
  linksKnown,
  totalsOfEveryYear,
  scaleComplete,
  periodsInOrder,
  sameAsStandsAlone,
  bothWaysBetweenClaimsAndZones,
  zoneOutlines,
  straitsAtSeaInTheirRegion,
];
