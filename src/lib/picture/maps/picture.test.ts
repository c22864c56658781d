import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Position } from '#core/record/model';
import type { AtlasPageData } from '$lib/view/atlas-index';
import type { ReachRecord } from '#core/record/schema';
import { DEFAULT_LAYERS, type Camera, type Layer } from '$lib/view/view';
import { cameraFor } from '../camera';
import { cameraFrame } from '../frame';
import { drawPicture, type Land } from './picture';
import { drawReference } from '../layers/reference';
import { buildScene, positionsOf } from '../layers/scene';

const land = JSON.parse(readFileSync('static/data/basemap-110m.geojson', 'utf8')) as Land;
const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  records: ReachRecord[];
};
const core = records.filter(({ scope }) => scope === 'core');
const { first } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8')) as AtlasPageData;
const input = {
  visits: first!.visits,
  chosen: { from: 2003, to: 2026 },
  homes: ['CN', 'RU'].map((id) => ({ id, labels: [] })),
  nameOf: ({ id }: { id: string }) => id,
};
const size = { width: 900, height: 500 };
const wholeScene = {
  ...buildScene({ ...input, records: core }),
  ...drawReference({}, ({ en }) => en),
};
interface Choice {
  scene?: typeof wholeScene;
  layers?: readonly Layer[];
  camera?: Camera;
  land?: Land | null;
}
const draw = (choice: Choice = {}) => {
  const camera = choice.camera ?? cameraFor(positionsOf(core), { size });
  return drawPicture(
    choice.scene ?? wholeScene,
    choice.layers ?? DEFAULT_LAYERS,
    cameraFrame(camera, { size }),
    { land: choice.land === undefined ? land : choice.land },
  );
};

describe('the picture', () => {
  it('draws only the layers asked for', () => {
    const ids = (layers: readonly Layer[]) => [
      ...new Set(draw({ layers, land: null }).marks.map(({ layer }) => layer)),
    ];
    expect(ids([])).toEqual([]);
    expect(ids(['tracks'])).toEqual(['track']);
    expect(ids(['sites'])).toEqual(['arc', 'place']);
    expect(ids(['precision'])).toEqual(['precision']);
  });

  it('parts the signs of the years into records from zoom 3.5 on', () => {
    const layers = (zoom: number) => {
      const camera = { center: [131.9, 43] as Position, zoom };
      const { marks } = draw({ layers: ['sites'], land: null, camera });
      return marks
        .filter(({ recordId }) => recordId === 'joint-sea-2013')
        .map(({ layer }) => layer);
    };
    expect(new Set(layers(3.4))).toEqual(new Set(['arc', 'place']));
    expect(layers(3.6)).not.toContain('place');
    expect(layers(3.6)).toContain('sites');
  });
});
