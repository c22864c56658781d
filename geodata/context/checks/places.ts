import { signedArea } from '../../../src/lib/core/earth/antimeridian';
import { problem } from '../../problem';
import { polygonsOf, regionsAt } from '../../regions';
import type { ContextCheck } from '../checks';

const ZONES = 'watch-zones.geojson';
const STRAITS = 'straits.geojson';

/** How far inside the 1:50m coast a strait's point may fall, km: narrow straits are partly closed. */
export const STRAIT_TOLERANCE_KM = 5;

/** Closed anticlockwise rings; the outline of a region where one is named; a state where declared. */
export const zoneOutlines: ContextCheck = ({ zones }, { regions }) =>
  zones.features.flatMap(({ id, properties, geometry }, i) => {
    const at = (field: string) => `features[${i}].${field}`;
    const region = regions.features.find((f) => f.properties.id === properties.region);
    const declared = properties.kind === 'air-defence-zone';
    return [
      ...(id === properties.id ? [] : [problem(ZONES, at('properties.id'), properties.id, id)]),
      ...polygonsOf(geometry)
        .flat()
        .flatMap((ring) => [
          ...(String(ring[0]) === String(ring.at(-1))
            ? []
            : [problem(ZONES, at('geometry'), ring.at(-1), `${ring[0]}, to close the ring`)]),
          ...(signedArea(ring) > 0
            ? []
            : [problem(ZONES, at('geometry'), ring[0], 'an anticlockwise ring from here')]),
        ]),
      ...(properties.region === undefined ||
      JSON.stringify(region?.geometry) === JSON.stringify(geometry)
        ? []
        : [problem(ZONES, at('properties.region'), properties.region, 'a region of this outline')]),
      ...(declared === (properties.authority !== undefined)
        ? []
        : [
            problem(
              ZONES,
              at('properties.authority'),
              properties.authority,
              declared ? 'the state that declared the zone' : 'none for a watch zone',
            ),
          ]),
      ...(declared && properties.basis !== 'published'
        ? [problem(ZONES, at('properties.basis'), properties.basis, '"published": draw no other')]
        : []),
    ];
  });

export const straitsAtSeaInTheirRegion: ContextCheck = ({ straits }, { regions }, land) =>
  straits.features.flatMap(({ id, properties, geometry: { coordinates } }, i) => {
    const found = regionsAt(regions, coordinates);
    const ashore =
      land.contains(coordinates) && land.coastKm(coordinates, STRAIT_TOLERANCE_KM) === Infinity;
    const field = `features[${i}]`;
    return [
      ...(id === properties.id
        ? []
        : [problem(STRAITS, `${field}.properties.id`, properties.id, id)]),
      ...(found.length === 1 && found[0] === properties.region
        ? []
        : [
            problem(
              STRAITS,
              `${field}.properties.region`,
              properties.region,
              `the region at ${coordinates}: ${found.join(', ') || 'none'}`,
            ),
          ]),
      ...(ashore ? [problem(STRAITS, `${field}.geometry`, coordinates, 'a place at sea')] : []),
    ];
  });
