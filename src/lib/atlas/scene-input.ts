import { set, say } from '$lib/site/dataset/set';
import type { FirstReached } from '$lib/core/reach/measures';
import { formatKm } from '$lib/site/text/format';
import {
  NOTHING_MEASURED,
  buildScene,
  measuredOf,
  type Home,
  type Measured,
  type Scene,
} from '$lib/map/scene';
import type { keyRows } from '$lib/map/key/key';
import { placesOf, signsOf } from '$lib/map/signs';
import { m } from '$lib/paraglide/messages';
import type { Layer } from '$lib/view/view';
import type { Atlas } from './state/atlas.svelte';

const MEASURED_LAYERS: readonly Layer[] = [
  'first-reached',
  'new-ground',
  'footprint',
  'earlier-ground',
  'farthest',
  'extent',
  'centre',
];

/** Whose land is tinted and named; none for a reader's own records. */
export const homesOf = ({ isOwn }: Atlas): readonly Home[] => (isOwn ? [] : set.partners);

/** What is measured of the years shown, if a layer shows any of it. */
export function measuredIn({ view, reach, page }: Atlas): Measured {
  const { layers, to } = view.current;
  if (!MEASURED_LAYERS.some((layer) => layers.includes(layer))) return NOTHING_MEASURED;
  const isFirstReachedShown = layers.includes('first-reached');
  return measuredOf({
    ground: reach.ground?.ground ?? null,
    firstReached: isFirstReachedShown ? firstReachedUpTo(to, reach.firstReached) : null,
    extent: reach.ground?.extent ?? null,
    farthest: page.set.partners.flatMap(({ id: partner, from }) => {
      const line = reach.farthest[partner];
      if (!line || line.km === 0) return [];
      const km = formatKm(line.km);
      const label = m.farthest_label({
        from: say(from),
        km: line.mostKm > line.km ? m.measure_at_least({ value: km }) : km,
      });
      return [{ partner, ...line, label }];
    }),
    // Their path ends with the last year shown.
    centres: reach.centres.filter(({ year }) => year <= to),
  });
}

/** A year does not show what came after it. */
function firstReachedUpTo(year: number, reached: FirstReached | null): FirstReached | null {
  if (!reached) return null;
  const features = reached.features.filter(({ properties }) => properties.from <= year);
  return { ...reached, features };
}

/** All that the map shows. */
export function sceneOf(atlas: Atlas): Scene {
  return buildScene({
    records: atlas.filtered,
    visits: atlas.reach.visits ?? [],
    chosen: atlas.view.years,
    compared: atlas.comparedPeriod,
    homes: homesOf(atlas),
    nameOf: atlas.labelOf,
    measured: measuredIn(atlas),
  });
}

/** What the key of a picture is derived from. */
export function keyInput(atlas: Atlas): Parameters<typeof keyRows>[0] {
  const { comparedPeriod: compared } = atlas;
  const { years: chosen, axis } = atlas.view;
  const signs = signsOf(placesOf(atlas.reach.visits ?? []), chosen, compared);
  return { signs, chosen, compared, lastYear: axis.to };
}
