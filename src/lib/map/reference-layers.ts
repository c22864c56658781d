import type { ReferenceScene } from './reference';

/** What lies under the records when wanted: named regions, zones to watch, straits. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
export type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

const nothing = { type: 'FeatureCollection' as const, features: [] };
/** Before any of them is wanted, and on small maps. */
export const NO_REFERENCE: ReferenceScene = {
  regions: nothing,
  regionLines: nothing,
  zones: nothing,
  straits: nothing,
};
