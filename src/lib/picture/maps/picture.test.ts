import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Position } from '#core/record/model';
import type { AtlasPageData } from '$lib/view/atlas-index';
import type { ReachRecord } from '#core/record/schema';
import type { Camera, Layer } from '$lib/view/view';
import { cameraFor } from '../camera';
import { cameraFrame } from '../frame';
import { drawPicture } from './picture';
import { buildScene, positionsOf } from '../layers/scene';

const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  records: ReachRecord[];
};
const core = records.filter(({ scope }) => scope === 'core');
const { first } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8')) as AtlasPageData;
const size = { width: 900, height: 500 };
const scene = buildScene({
  records: core,
  visits: first!.visits,
  homes: [],
  nameOf: ({ id }) => id,
});
const home = cameraFor(positionsOf(core), { size });
const draw = (layers: readonly Layer[], camera: Camera = home) =>
  drawPicture(scene, { from: 2003, to: 2026, layers }, cameraFrame(camera, { size })).marks;

describe('the picture', () => {
  it('draws only the layers asked for', () => {
    const ids = (layers: readonly Layer[]) => [...new Set(draw(layers).map(({ layer }) => layer))];
    expect(ids([])).toEqual([]);
    expect(ids(['tracks'])).toEqual(['track']);
    expect(ids(['sites'])).toEqual(['arc', 'place']);
    expect(ids(['precision'])).toEqual(['precision']);
  });

  it('parts the signs of the years into records from zoom 3.5 on', () => {
    const layers = (zoom: number) => {
      const camera = { center: [131.9, 43] as Position, zoom };
      return draw(['sites'], camera)
        .filter(({ recordId }) => recordId === 'joint-sea-2013')
        .map(({ layer }) => layer);
    };
    expect(new Set(layers(3.4))).toEqual(new Set(['arc', 'place']));
    expect(layers(3.6)).not.toContain('place');
    expect(layers(3.6)).toContain('sites');
  });
});
