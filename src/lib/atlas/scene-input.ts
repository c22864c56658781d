import { PARTNERS } from '$lib/core/record/model';
import { formatKm } from '$lib/site/format';
import type { SceneInput } from '$lib/map/scene';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from './state/atlas.svelte';

/** What the map shows of the atlas; read within a derived value, it follows every choice. */
export function sceneInput(atlas: Atlas): SceneInput {
  const { view, reach } = atlas;
  const { layers, sizeBy, to, mode } = view.current;
  // A year does not show what came after it.
  const reached = layers.includes('first-reached') &&
    reach.firstReached && {
      ...reach.firstReached,
      features: reach.firstReached.features.filter(({ properties: { from } }) => from <= to),
    };
  // In full, however old it is.
  const selected = view.record && !atlas.foreground.includes(view.record) ? [view.record] : [];
  return {
    records: [...atlas.foreground, ...selected],
    directions: atlas.directions,
    origin: atlas.index.directions.origin,
    directionName: (id) => atlas.directionNames[id] ?? id,
    ghosts: atlas.earlier.filter(({ record }) => record !== view.record),
    ground: reach.ground?.ground ?? null,
    firstReached: reached || null,
    extent: reach.ground?.extent ?? null,
    farthest: PARTNERS.flatMap((partner) => {
      const line = reach.span?.farthestKm[partner];
      if (!line || line.km === 0) return [];
      const label = m.farthest_label({ partner, km: formatKm(line.km) });
      return [{ partner, ...line, label }];
    }),
    // The way to the last year shown.
    centres: reach.centres.filter(({ year }) => year <= to),
    sizeBy,
    named: mode !== 'cumulative',
    precision: layers.includes('precision'),
    nameOf: atlas.listedName,
  };
}
