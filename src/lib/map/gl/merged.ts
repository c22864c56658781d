import type { Feature, FeatureCollection } from 'geojson';
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Drawn } from '../style';

/**
 * The sources that MapLibre sees: the collections that a layer names as its source, several in one.
 * On a globe MapLibre cuts out all tiles anew, with some 30,000 triangles each time, wherever the next
 * layer in drawing order is of another source; and each source that changes is drawn when it comes.
 */
const PARTS = {
  scene: [
    ...(['ground', 'groundOutline', 'extent', 'precision', 'farthest', 'centre'] as const),
    ...(['ghostTracks', 'ghostSites', 'tracks', 'sites', 'labels'] as const),
  ],
  reference: ['regions', 'regionLines', 'zones', 'straits'],
} as const satisfies Record<string, readonly (keyof Drawn)[]>;

type Merged = keyof typeof PARTS;
export const MERGED = Object.keys(PARTS) as Merged[];
const MERGED_OF = Object.fromEntries(
  MERGED.flatMap((id) => PARTS[id].map((part) => [part, id] as const)),
) as Record<string, Merged | undefined>;

/** Each feature says which collection it comes from. */
export function merge(id: Merged, drawn: Drawn): FeatureCollection {
  const features = PARTS[id].flatMap((part) =>
    (drawn[part].features as Feature[]).map((feature) => ({
      ...feature,
      properties: { ...feature.properties, of: part },
    })),
  );
  return { type: 'FeatureCollection', features };
}

/** The sources of which something has changed. */
export function changedSources(before: Drawn, now: Drawn): Merged[] {
  return MERGED.filter((id) =>
    PARTS[id].some((part) => {
      const [a, b] = [before[part], now[part]];
      return a !== b && (a.features.length > 0 || b.features.length > 0);
    }),
  );
}

/** A layer of one collection as a layer of the source that has it. */
export function fromMerged(layer: LayerSpecification): LayerSpecification {
  const source = 'source' in layer && MERGED_OF[layer.source];
  if (!source) return layer;
  const own: FilterSpecification = ['==', ['get', 'of'], layer.source];
  const filter = 'filter' in layer && layer.filter ? ['all', own, layer.filter] : own;
  return { ...layer, source, filter } as LayerSpecification;
}
