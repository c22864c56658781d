import type { Layer } from '$lib/view/view';
import { centre } from './centre';
import { extent } from './extent';
import { farthest } from './farthest';
import { graticule } from './graticule';
import { earlierGround, footprint, newGround } from './ground';
import { labels } from './labels';
import type { MapLayer } from './layer';
import { precision } from './precision';
import { regions } from './regions';
import { sites } from './sites';
import { straits } from './straits';
import { tracks } from './tracks';
import { watchZones } from './watch-zones';

/** Every switchable layer by its id in the view: one table for the style and the legend. */
export const MAP_LAYERS: { [Id in Layer]: MapLayer<Id> } = {
  sites,
  tracks,
  'new-ground': newGround,
  footprint,
  'earlier-ground': earlierGround,
  precision,
  farthest,
  extent,
  centre,
  regions,
  'watch-zones': watchZones,
  straits,
  graticule,
  labels,
};
