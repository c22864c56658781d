import { MARGIN_KM } from '$lib/core/reach/directions';
import { m } from '$lib/paraglide/messages';
import type { Layer } from '$lib/view/view';

/** What each sign of the map means, its source and limits. Loaded when first asked for. */
export const LAYER_HELP: Record<Layer | 'ghosts', () => string> = {
  edges: () => m.map_help_edges({ km: MARGIN_KM }),
  'first-reached': m.map_help_first_reached,
  sites: m.map_help_sites,
  tracks: m.map_help_tracks,
  ghosts: m.map_help_ghosts,
  'new-ground': m.map_help_new_ground,
  footprint: m.map_help_footprint,
  'earlier-ground': m.map_help_earlier_ground,
  precision: m.map_help_precision,
  farthest: m.map_help_farthest,
  extent: m.map_help_extent,
  centre: m.map_help_centre,
  regions: m.map_help_regions,
  'watch-zones': m.map_help_watch_zones,
  straits: m.map_help_straits,
  graticule: m.map_help_graticule,
  labels: m.map_help_labels,
};
