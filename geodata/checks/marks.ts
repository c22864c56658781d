import type { Position, ReachRecord } from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import { boundsLookup } from '../../src/lib/core/earth/bounds';
import { regionLookup } from '../../src/lib/core/earth/region-at';
import {
  directionOfRegion,
  isMark,
  markOf,
  reachByDirection,
  type Reach,
} from '../../src/lib/core/reach/directions';
import { travelled } from '../../src/lib/core/reach/travelled';
import { inOrder } from '../../src/lib/core/record/time';
import { regionsLayer } from '../regions';
import type { EventFile } from '../schema';
import { inFile, type Check } from './check';

/** The rules by which the answer is told. */
const RULES = ['core', 'all', 'bilateral'];
const SETTINGS = { precise: false, staging: false, region: null };

/**
 * A mark is told to the kilometre of its margin: by no rule does it rest on a point that stands for a whole
 * sea, province or state. Of such a place `within` says all that is known, and the least of it counts.
 */
export const marksFromKnownPlaces: Check = (dataset) => {
  const { events, directions, rules } = dataset;
  const regions = regionsLayer(dataset.regions);
  const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
  const directionOf = directionOfRegion(directions);
  const fileOf = new Map(events.map(({ file, event }) => [event.id, { file, event }]));
  const travels = inOrder(
    events.map(({ event }) =>
      travelled(recordOf(event, geography.regionAt), geography, directions),
    ),
  );
  const found = new Map<string, { id: string; at: Position; what: string; by: string[] }>();
  for (const rule of rules.filter(({ id }) => RULES.includes(id))) {
    const edges = new Map<string, Reach>();
    for (const record of travels) {
      const { event } = fileOf.get(record.id)!;
      if (!admits(rule.where, event)) continue;
      for (const [direction, reach] of reachByDirection(record, directionOf, SETTINGS)) {
        const mark = markOf(reach, edges.get(direction));
        if (!isMark({ mark })) continue;
        edges.set(direction, reach);
        const { precision, mostKm, position } = reach.sure;
        if (precision !== 'sea' || mostKm !== undefined) continue;
        const what =
          mark === 'opened' ? `opens ${direction}` : `goes beyond the edge of ${direction}`;
        const key = `${record.id} ${what}`;
        const one = found.get(key) ?? { id: record.id, at: position, what, by: [] };
        found.set(key, { ...one, by: [...one.by, rule.id] });
      }
    }
  }
  return [...found.values()].flatMap(({ id, at, what, by }) => {
    const { file, event } = fileOf.get(id)!;
    return inFile(file, (say) => {
      const site = event.sites.findIndex(({ position }) => String(position) === String(at));
      const [field, name] =
        site < 0
          ? ['track.precision', 'its track']
          : [`sites[${site}].precision`, event.sites[site]!.name];
      const expected = `"site" or "area", or within beside it: ${name} ${what} (${by.join(', ')})`;
      say(field, 'sea', expected);
    });
  });
};

/** What the measures need of a record as it lies on disk. */
function recordOf(event: EventFile, regionAt: (at: Position) => string | null): ReachRecord {
  const { sites, track } = event;
  return {
    ...event,
    sites: sites.map((site) => ({ ...site, region: regionAt(site.position) ?? '' })),
    track: track && {
      ...{ craft: track.craft, precision: track.precision, regionShare: {} },
      positions: track.waypoints.map(({ position }) => position),
      bounds: track.waypoints.flatMap(({ within }, at) => (within ? [{ at, within }] : [])),
    },
  };
}
