import { signedArea } from '../../../src/lib/core/earth/antimeridian';
import { toUnit } from '../../../src/lib/core/earth/sphere';
import { inFile } from '../../checks/check';
import { polygonsOf, regionsAt } from '../../regions';
import type { ContextCheck } from '../checks';

/** How far inside the 1:50m coast a strait's point may fall, km: narrow straits are partly closed. */
export const STRAIT_TOLERANCE_KM = 5;

/** Closed anticlockwise rings; the outline of a region where one is named; a state where declared. */
export const zoneOutlines: ContextCheck = ({ zones }, { regions }) =>
  inFile('watch-zones.geojson', (say) =>
    zones.features.forEach(({ id, properties, geometry }, i) => {
      const at = (field: string) => `features[${i}].${field}`;
      if (id !== properties.id) say(at('properties.id'), properties.id, id);
      for (const ring of polygonsOf(geometry).flat()) {
        if (String(ring[0]) !== String(ring.at(-1))) {
          say(at('geometry'), ring.at(-1), `${ring[0]}, to close the ring`);
        }
        if (signedArea(ring) <= 0) {
          say(at('geometry'), ring[0], 'an anticlockwise ring from here');
        }
      }
      const region = regions.features.find((f) => f.properties.id === properties.region);
      if (
        properties.region !== undefined &&
        JSON.stringify(region?.geometry) !== JSON.stringify(geometry)
      ) {
        say(at('properties.region'), properties.region, 'a region of this outline');
      }
      const declared = properties.kind === 'air-defence-zone';
      if (declared !== (properties.authority !== undefined)) {
        const expected = declared ? 'the state that declared the zone' : 'none for a watch zone';
        say(at('properties.authority'), properties.authority, expected);
      }
      if (declared && properties.basis !== 'published') {
        say(at('properties.basis'), properties.basis, '"published": draw no other');
      }
    }),
  );

export const straitsAtSeaInTheirRegion: ContextCheck = ({ straits }, { regions }, land) =>
  inFile('straits.geojson', (say) =>
    straits.features.forEach(({ id, properties, geometry: { coordinates } }, i) => {
      const field = `features[${i}]`;
      if (id !== properties.id) say(`${field}.properties.id`, properties.id, id);
      const found = regionsAt(regions, coordinates).join(', ');
      if (found !== properties.region) {
        const expected = `the region at ${coordinates}: ${found || 'none'}`;
        say(`${field}.properties.region`, properties.region, expected);
      }
      const insideKm = land.contains(coordinates) ? land.coast(toUnit(coordinates)).km : 0;
      if (insideKm > STRAIT_TOLERANCE_KM) {
        say(`${field}.geometry`, coordinates, 'a place at sea');
      }
    }),
  );
