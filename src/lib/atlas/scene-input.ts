import { set, say } from '$lib/site/dataset/set';
import type { SetData } from '$lib/core/record/set';
import { formatKm } from '$lib/site/text/format';
import {
  NOTHING_MEASURED,
  buildScene,
  measuredOf,
  type Home,
  type Measured,
  type Scene,
} from '$lib/map/scene';
import type { keyRows } from '$lib/map/key';
import { placesOf, signsOf } from '$lib/map/signs';
import { m } from '$lib/paraglide/messages';
import type { Layer } from '$lib/view/view';
import type { Atlas } from './state/atlas.svelte';

/** From whose land how far, of those that are known. */
export const farthestTexts = (
  km: Record<string, number | null>,
  partners: SetData['partners'],
): string[] =>
  partners.flatMap(({ id, from }) =>
    typeof km[id] === 'number' ? m.farthest_label({ from: say(from), km: formatKm(km[id]) }) : [],
  );

const MEASURED: readonly Layer[] = [
  ...(['first-reached', 'new-ground', 'footprint', 'earlier-ground'] as const),
  ...(['farthest', 'extent', 'centre'] as const),
];

/** Whose land is tinted and named; none for a reader's own records. */
export const homesOf = ({ isOwn }: Atlas): readonly Home[] => (isOwn ? [] : set.partners);

/** What is measured of the years shown, where one of its layers is on. */
export function measuredIn({ view, reach, page }: Atlas): Measured {
  const { layers, to } = view.current;
  if (!MEASURED.some((layer) => layers.includes(layer))) return NOTHING_MEASURED;
  // A year does not show what came after it.
  const reached = layers.includes('first-reached') &&
    reach.firstReached && {
      ...reach.firstReached,
      features: reach.firstReached.features.filter(({ properties: { from } }) => from <= to),
    };
  const farthest = layers.includes('farthest') ? reach.span?.farthestKm : undefined;
  return measuredOf({
    ground: reach.ground?.ground ?? null,
    firstReached: reached || null,
    extent: reach.ground?.extent ?? null,
    farthest: page.set.partners.flatMap(({ id: partner, from }) => {
      const line = farthest?.[partner];
      if (!line || line.km === 0) return [];
      const label = m.farthest_label({ from: say(from), km: formatKm(line.km) });
      return [{ partner, ...line, label }];
    }),
    // The way to the last year shown.
    centres: reach.centres.filter(({ year }) => year <= to),
  });
}

/** The period that the years chosen are compared with. */
export const comparedIn = ({ page }: Atlas) => page.set.periods?.before ?? null;

/** What the map shows of the atlas, all at once. */
export function sceneOf(atlas: Atlas): Scene {
  const { from, to } = atlas.view.current;
  return buildScene({
    records: atlas.filtered,
    visits: atlas.reach.visits ?? [],
    chosen: { from, to },
    compared: comparedIn(atlas),
    homes: homesOf(atlas),
    nameOf: atlas.labelOf,
    measured: measuredIn(atlas),
  });
}

/** What the key of a picture goes by. */
export function keyInput(atlas: Atlas): Parameters<typeof keyRows>[0] {
  const { from, to } = atlas.view.current;
  const chosen = { from, to };
  const compared = comparedIn(atlas);
  const signs = signsOf(placesOf(atlas.reach.visits ?? []), chosen, compared);
  return { signs, chosen, compared, lastYear: atlas.view.axis.to };
}
