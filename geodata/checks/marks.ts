import { boundsLookup } from '../../src/lib/core/earth/bounds';
import { regionLookup } from '../../src/lib/core/earth/regions';
import { directionsAt } from '../../src/lib/core/reach/directions';
import { travelled } from '../../src/lib/core/reach/travelled';
import { admits } from '../../src/lib/core/record/rules';
import { atlasRecord } from '../atlas';
import { regionsLayer } from '../regions';
import { inFile, type Check } from './check';

const SETTINGS = { precise: false, staging: false, region: null };

/**
 * Marks are published to the kilometre: under no rule may one rest on a point that stands for a whole sea,
 * province or state. Of such a place `within` says all that is known, and the least of it counts.
 */
export const marksFromKnownPlaces: Check = (dataset) => {
  const regions = regionsLayer(dataset.regions);
  const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
  const travels = dataset.events.map(({ file, event }) => {
    const travel = travelled(atlasRecord(event, dataset), geography, dataset.directions);
    return { file, event, travel };
  });
  const found = new Map<string, { file: string; field: string; is: string; rules: string[] }>();
  for (const { id: rule, where } of dataset.rules.filter(({ beside }) => beside)) {
    const counted = travels.filter(({ event }) => admits(where, event));
    const records = counted.map(({ travel }) => travel);
    for (const { id, marks } of directionsAt(records, dataset.directions, Infinity, SETTINGS)) {
      for (const { recordId, mark, precision, position } of marks) {
        const { file, event } = counted.find(({ event }) => event.id === recordId)!;
        const isHere = (place: { position: unknown }) =>
          String(place.position) === String(position);
        const at = event.sites.findIndex(isHere);
        const site = event.sites[at];
        const { within } = site ?? event.track?.waypoints.find(isHere) ?? {};
        if (precision !== 'sea' || within) continue;
        const field = site ? `sites[${at}].precision` : 'track.precision';
        const does = mark === 'opened' ? `opens ${id}` : `goes beyond the edge of ${id}`;
        const is = `${site?.name ?? 'its track'} ${does}`;
        const one = found.get(`${file} ${is}`) ?? { file, field, is, rules: [] };
        found.set(`${file} ${is}`, { ...one, rules: [...one.rules, rule] });
      }
    }
  }
  return [...found.values()].flatMap(({ file, field, is, rules }) =>
    inFile(file, (say) => {
      say(field, 'sea', `"site" or "area", or within beside it: ${is} (${rules.join(', ')})`);
    }),
  );
};
