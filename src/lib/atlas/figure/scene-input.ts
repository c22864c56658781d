import { seriesKinds } from '#core/record/model';
import { set, say } from '$lib/site/dataset/set';
import { formatKm, formatLeastKm } from '$lib/site/text/format';
import { buildScene, type FarthestLine, type Home, type Scene } from '$lib/picture/layers/scene';
import { groundKind } from '$lib/picture/signs/ground';
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

/** Records, visits and ground of the kind shown, of all years. */
export function ofKind({ view, filtered, reach }: Atlas) {
  const { kind } = view.current;
  const isShown = (own: { kind: string }) => own.kind === kind;
  return {
    records: filtered.filter((record) => seriesKinds(record).includes(kind)),
    visits: (reach.visits ?? []).filter(isShown),
    ground: (reach.ground ?? []).filter(isShown),
  };
}

export function sceneOf(atlas: Atlas, chosen = atlas.view.years) {
  return buildScene({
    ...ofKind(atlas),
    chosen,
    compared: atlas.comparedPeriod,
    homes: homesOf(atlas),
    nameOf: atlas.labelOf,
    candidates: atlas.candidates,
    farthest: chosen === atlas.view.years ? farthestIn(atlas) : NONE,
  });
}

export function keyInput(
  atlas: Atlas,
  { stage, signs }: Pick<Scene, 'stage' | 'signs'>,
  chosen = atlas.view.years,
): Parameters<typeof keyRows>[0] {
  const { current, choices } = atlas.view;
  const { layers } = current;
  const hasSites = layers.includes('sites');
  const pieces = layers.includes('ground') ? (atlas.reach.ground ?? []) : [];
  const ground = { kind: groundKind(pieces), km: choices.newPlaceKm };
  return {
    signs: hasSites ? signs : [],
    chosen,
    compared: atlas.comparedPeriod,
    lastYear: atlas.view.axis.to,
    ground: pieces.length > 0 ? ground : null,
    uncertain: stage.uncertain,
    tracks: layers.includes('tracks') ? stage.tracks : [],
    arcs: hasSites ? stage.arcs : [],
    candidates: hasSites ? stage.candidates : [],
  };
}
