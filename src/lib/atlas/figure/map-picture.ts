import type { FeatureCollection } from 'geojson';
import type { YearSpan } from '$lib/core/record/time';
import { formatName } from '$lib/site/text/format';
import { fetchAsset } from '$lib/site/network/files';
import { cameraFor, constrained } from '$lib/picture/camera';
import { PARTED_ZOOM } from '$lib/picture/labels/layout';
import { REFERENCE_LAYERS, drawReference, type ReferenceData } from '$lib/picture/layers/reference';
import { positionsOf } from '$lib/picture/scene';
import type { Size } from '$lib/picture/screen';
import { cameraFrame } from '$lib/picture/frame';
import { drawPicture, type Land } from '$lib/picture/picture';
import { sceneOf } from '../scene-input';
import type { Atlas } from '../state/atlas.svelte';

/**
 * The atlas's map as it stands, or as it was in other years, without what is selected; drawn at another size; all
 * that is in sight on the screen stays in the picture.
 *
 * @param screen the size of the map on the screen
 * @throws when a file does not come
 */
export async function mapPicture(atlas: Atlas, size: Size, screen: Size, years?: YearSpan) {
  const { layers: shown, camera: chosen } = atlas.view.current;
  const layers = REFERENCE_LAYERS.filter((layer) => shown.includes(layer));
  const zoomChange = Math.log2(Math.min(size.width / screen.width, size.height / screen.height));
  const sheet = { size };
  const camera = chosen
    ? constrained({ ...chosen, zoom: chosen.zoom + zoomChange }, sheet)
    : cameraFor(positionsOf(atlas.filtered), sheet);
  // As on the live map, a small area has the finer coastline.
  const scale = camera.zoom < PARTED_ZOOM ? '110m' : '50m';
  const [land, ...reference] = await Promise.all([
    fetchAsset<Land>(`/data/basemap-${scale}.geojson`),
    ...layers.map(async (layer): Promise<ReferenceData> => {
      return {
        [layer]: await fetchAsset<FeatureCollection>(`/data/${layer}.geojson`),
      };
    }),
  ]);
  const drawn = {
    ...sceneOf(atlas, years),
    ...drawReference(Object.assign({}, ...reference) as ReferenceData, formatName),
  };
  return drawPicture(drawn, shown, cameraFrame(camera, sheet), {
    land,
    coarsePx: 0.5,
    ...(!years && { record: atlas.view.record, asked: atlas.ask.mark }),
  });
}
