import { isOfKind, SERIES_KINDS } from '#core/record/model';
import { inOrder } from '#core/record/time';
import type { AtlasPage } from '$lib/view/atlas-index';
import { LAYERS, REFERENCE_LAYERS, type ViewBounds } from '$lib/view/view';
import { isThere } from './set';

/** Meaningless for a reader's own records. */
const LAYERS_OF_SET: readonly string[] = ['farthest', ...REFERENCE_LAYERS];

export function viewBounds({ index, own, set, rules, regions, vocabulary }: AtlasPage): ViewBounds {
  const hasTracks = index.records.some(({ track }) => track);
  const layers = LAYERS.filter((layer) => {
    if (own && LAYERS_OF_SET.includes(layer)) return false;
    return layer === 'tracks' ? hasTracks : isThere(layer);
  });
  return {
    firstYear: index.firstYear,
    lastYear: index.lastYear,
    breakYear: set.periods?.since.from ?? null,
    newPlaceKm: set.newPlace.km,
    seriesKinds: kindsIn(index.records),
    listed: inOrder(index.records).map(({ id }) => id),
    rules: rules.map(({ id }) => id),
    regions: regions.map(({ id }) => id),
    layers,
    asked: {
      firstDay: inOrder(index.records)[0]?.start ?? '',
      regions: own ? [] : regions.map(({ id }) => id),
    },
    practices: vocabulary.practices.map(({ id }) => id),
    frameworks: vocabulary.frameworks.map(({ id }) => id),
  };
}

/** Exercises where there is no record yet. */
function kindsIn(records: AtlasPage['index']['records']) {
  const held = SERIES_KINDS.filter((kind) => records.some(isOfKind(kind)));
  return held.length > 0 ? held : SERIES_KINDS.slice(0, 1);
}
