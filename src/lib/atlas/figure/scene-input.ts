import { reachKind } from '#core/record/model';
import { signsOf } from '$lib/picture/signs/signs';
import { set, say } from '$lib/site/dataset/set';
import { formatKm, formatLeastKm } from '$lib/site/text/format';
import { buildScene, type FarthestLine, type Home, type Scene } from '$lib/picture/layers/scene';
import type { keyRows } from '$lib/picture/layers/key';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from '../state/atlas.svelte';

/** None for a reader's own records. */
export const homesOf = ({ isOwn }: Atlas): readonly Home[] => (isOwn ? [] : set.partners);

/** The same in every year, so that a step draws nothing. */
const NONE: readonly FarthestLine[] = [];

export function farthestIn({ view, reach, page }: Atlas): readonly FarthestLine[] {
  if (!view.current.layers.includes('farthest')) return NONE;
  return page.set.partners.flatMap(({ id: partner, from }) => {
    const line = reach.farthest[partner];
    if (!line || line.km === 0) return [];
    const km = (line.mostKm > line.km ? formatLeastKm : formatKm)(line.km);
    const { home, position } = line;
    return [{ partner, home, position, label: m.farthest_label({ from: say(from), km }) }];
  });
}

export function sceneOf(atlas: Atlas, chosen = atlas.view.years) {
  return buildScene({
    records: atlas.filtered,
    visits: atlas.visits ?? [],
    ground: atlas.reach.ground ?? [],
    chosen,
    homes: homesOf(atlas),
    nameOf: atlas.labelOf,
    candidates: atlas.candidates,
    others: atlas.others,
    farthest: chosen === atlas.view.years ? farthestIn(atlas) : NONE,
  });
}

export function keyInput(
  atlas: Atlas,
  { stage, signs }: Pick<Scene, 'stage' | 'signs'>,
  chosen = atlas.view.years,
): Parameters<typeof keyRows>[0] {
  const { layers } = atlas.view.current;
  const hasSites = layers.includes('sites');
  const ground = { kind: reachKind(atlas.kind), km: atlas.view.choices.newPlaceKm };
  return {
    signs: hasSites ? signs : [],
    chosen,
    ground: atlas.reach.ground?.length ? ground : null,
    tracks: layers.includes('tracks') ? stage.tracks : [],
    arcs: hasSites ? stage.arcs : [],
    candidates: layers.includes('candidates') ? stage.candidates : [],
    others: layers.includes('others')
      ? signsOf(stage.others, chosen).map(({ place }) => place)
      : [],
  };
}
