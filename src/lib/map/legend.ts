import type { RegionStatusName } from '$lib/core/stall/region-status';
import { m } from '$lib/paraglide/messages';
import type { Layer } from '$lib/view/view';
import { formatYears } from '$lib/site/format';
import { REACHED_OPACITY, STATUS_OPACITY } from './layers';

type Line = 'line' | 'dashed' | 'path' | 'grid';
type Shape = 'disc' | 'ring' | 'halo' | 'fill' | 'outline' | 'text' | Line;

/** How the legend names a layer, and its sign. */
export interface LegendEntry {
  label: () => string;
  /** A form that Swatch.svelte draws. */
  shape: Shape;
  /** A token of app.css. */
  colour: string;
  /** What its shades mean, where it has several. */
  shades?: readonly { label: () => string; opacity: number }[];
}

const STATUS_LABEL: Record<RegionStatusName, () => string> = {
  opened: m.map_status_opened,
  growing: m.map_status_growing,
  holding: m.map_status_holding,
  dormant: m.map_status_dormant,
};
const shades = (Object.keys(STATUS_OPACITY) as RegionStatusName[]).map((status) => ({
  label: STATUS_LABEL[status],
  opacity: STATUS_OPACITY[status],
}));

export const LEGEND: Record<Layer | 'ghosts', LegendEntry> = {
  edges: { label: m.map_layer_edges, shape: 'line', colour: 'ink' },
  'first-reached': {
    ...{ label: m.map_layer_first_reached, shape: 'fill', colour: 'reached' },
    shades: REACHED_OPACITY.map(({ from, opacity }, i) => {
      const next = REACHED_OPACITY[i + 1]?.from;
      return { label: () => (next ? formatYears(from, next - 1) : `${from}–`), opacity };
    }),
  },
  sites: { label: m.map_layer_sites, shape: 'disc', colour: 'exercise' },
  tracks: { label: m.map_layer_tracks, shape: 'line', colour: 'patrol' },
  ghosts: { label: m.map_ghosts, shape: 'ring', colour: 'earlier' },
  'new-ground': { label: m.map_layer_new_ground, shape: 'fill', colour: 'patrol' },
  footprint: { label: m.map_layer_footprint, shape: 'outline', colour: 'exercise' },
  'earlier-ground': { label: m.map_layer_earlier_ground, shape: 'fill', colour: 'earlier' },
  precision: { label: m.map_layer_precision, shape: 'halo', colour: 'exercise' },
  farthest: { label: m.map_layer_farthest, shape: 'dashed', colour: 'ink' },
  extent: { label: m.map_layer_extent, shape: 'dashed', colour: 'accent' },
  centre: { label: m.map_layer_centre, shape: 'path', colour: 'accent' },
  regions: { label: m.map_layer_regions, shape: 'fill', colour: 'accent', shades },
  'watch-zones': { label: m.map_layer_watch_zones, shape: 'dashed', colour: 'mute' },
  straits: { label: m.map_layer_straits, shape: 'text', colour: 'mute' },
  graticule: { label: m.map_layer_graticule, shape: 'grid', colour: 'border' },
  labels: { label: m.map_layer_labels, shape: 'text', colour: 'ink' },
};
