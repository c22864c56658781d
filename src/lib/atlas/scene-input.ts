import type { SetData } from '$lib/core/record/set';
import { formatKm } from '$lib/site/format';
import type { SceneInput } from '$lib/map/scene';
import { m } from '$lib/paraglide/messages';
import { say } from '$lib/site/set';
import type { Atlas } from './state/atlas.svelte';

/** From whose land how far, of those that are known. */
export const farthestTexts = (
  km: Record<string, number | null>,
  partners: SetData['partners'],
): string[] =>
  partners.flatMap(({ id, from }) =>
    typeof km[id] === 'number' ? m.farthest_label({ from: say(from), km: formatKm(km[id]) }) : [],
  );

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
  const shown = atlas.foreground;
  const selected = view.record && !shown.includes(view.record) ? [view.record] : [];
  return {
    records: [...shown, ...selected],
    ...(atlas.isOwn && { homes: [] }),
    ghosts: atlas.earlier.filter(({ record }) => record !== view.record),
    ground: reach.ground?.ground ?? null,
    firstReached: reached || null,
    extent: reach.ground?.extent ?? null,
    farthest: atlas.page.set.partners.flatMap(({ id: partner, from }) => {
      const line = reach.span?.farthestKm[partner];
      if (!line || line.km === 0) return [];
      const label = m.farthest_label({ from: say(from), km: formatKm(line.km) });
      return [{ partner, ...line, label }];
    }),
    // The way to the last year shown.
    centres: reach.centres.filter(({ year }) => year <= to),
    sizeBy,
    named: mode !== 'cumulative',
    precision: layers.includes('precision'),
    nameOf: ({ id }) => atlas.nameOf(id),
  };
}
