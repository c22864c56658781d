import { formatName } from '$lib/site/format';
import { fetchJson } from '$lib/site/files';
import { element } from '$lib/site/markup';
import { frame, held } from '$lib/map/camera';
import { REFERENCE_LAYERS, drawReference, type ReferenceData } from '$lib/map/reference';
import { buildScene, positionsOf } from '$lib/map/scene';
import { WORLD, type Size } from '$lib/map/screen';
import { coloured, marksMarkup, pictureMarkup, type Mark } from '$lib/map/still/marks';
import { cameraFrame, drawPicture, type Land } from '$lib/map/still/picture';
import type { Theme } from '$lib/map/palette';
import { m } from '$lib/paraglide/messages';
import { sceneInput } from '../scene-input';
import type { Atlas } from '../state/atlas.svelte';

export interface PictureOptions {
  size: Size;
  theme?: Theme;
  /** How large the reader's own map is: all that is in its sight stays in the picture. */
  seen?: Size;
}

/** The atlas's map as it stands, drawn anew at a size of its own. Rejects when a file does not come. */
export async function mapPicture(
  atlas: Atlas,
  { size, theme = 'light', seen = size }: PictureOptions,
): Promise<SVGSVGElement> {
  const { layers: shown, camera: chosen, projection } = atlas.view.current;
  const layers = REFERENCE_LAYERS.filter((layer) => shown.includes(layer));
  const [land, ...reference] = await Promise.all([
    fetchJson<Land>('/data/basemap-110m.geojson'),
    ...layers.map((layer) =>
      fetchJson<NonNullable<ReferenceData['regions']>>(`/data/${layer}.geojson`),
    ),
  ]);
  const referenceData: ReferenceData = Object.fromEntries(
    layers.map((layer, i) => [layer, reference[i]]),
  );
  const status = (atlas.reach.regions ?? []).map(({ region, status }) => [region, status] as const);
  const drawn = {
    ...buildScene(sceneInput(atlas)),
    ...drawReference(referenceData, Object.fromEntries(status), formatName),
  };
  const nearer = Math.log2(Math.min(size.width / seen.width, size.height / seen.height));
  const camera = chosen
    ? held({ ...chosen, zoom: chosen.zoom + nearer }, size, projection)
    : frame(positionsOf(atlas.filtered), size, projection);
  const picture = drawPicture(drawn, shown, cameraFrame(camera, size, projection), {
    ...{ land, coarsePx: 0.5, selected: atlas.view.record?.id ?? null },
  });
  // A wide picture of a flat map shows more than the world once.
  const world = WORLD * 2 ** camera.zoom;
  const once = element('g', { id: 'world' }, marksMarkup(picture.marks.filter(isLand)));
  const again = [-world, world].map((x) => element('use', { href: '#world', x }));
  const around = projection === 'flat' ? [once, ...again].join('') : once;
  const marks = picture.marks.filter((mark) => !isLand(mark));
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ viewBox: `0 0 ${size.width} ${size.height}`, role: 'img', 'aria-label': m.map_label() },
    },
    coloured(pictureMarkup({ ...picture, marks }, around), theme),
  );
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return documentElement as unknown as SVGSVGElement;
}

const isLand = ({ layer }: Mark) => layer === 'land' || layer === 'borders';
