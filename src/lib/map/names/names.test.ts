import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IndexRecord } from '$lib/view/atlas-index';
import { LAYERS, type Camera } from '$lib/view/view';
import { frame, NO_PADDING } from '../camera';
import { LABEL_PX, type Box } from './label-placement';
import { placeNames } from './names';
import { screenPoint } from '../screen';
import { NO_REFERENCE } from '../reference';
import { buildScene, positionsOf } from '../scene';

const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  records: IndexRecord[];
};
const shown = records.filter(({ scope, start }) => scope === 'core' && start.startsWith('2022'));
const size = { width: 390, height: 280 };
const camera: Camera = frame(positionsOf(shown), size, 'globe');
const scene = {
  ...NO_REFERENCE,
  ...buildScene({
    records: shown,
    farthest: [
      {
        ...{ partner: 'CN', home: [131, 45], position: [172, 54] },
        label: '3,240 km from China',
      },
    ],
    nameOf: ({ name }) => name.en,
  }),
};
/** As the legend and the buttons lie over the map of a phone. */
const covered = [
  { x0: 12, y0: 12, x1: 200, y1: 54 },
  { x0: 332, y0: 12, x1: 378, y1: 254 },
];
const nameFrame = (over: readonly Box[] = covered) => ({
  at: (place: readonly number[]) =>
    screenPoint([place[0]!, place[1]!], camera, size, 'globe', NO_PADDING),
  zoom: camera.zoom,
  size,
  covered: over,
});
const placed = (over?: readonly Box[], selected?: string) =>
  placeNames(scene, LAYERS, nameFrame(over), selected).labels.features;
const namesOf = (...choice: Parameters<typeof placed>) =>
  placed(...choice).filter(({ properties }) => properties.what === 'name');
/** Middle line of the first letter and the last, by the side at which the text is held. */
function reachOf({ geometry, properties }: ReturnType<typeof namesOf>[number]) {
  const { x, y } = nameFrame().at(geometry.coordinates)!;
  const away = properties.away ?? 0;
  const { right, left } = { right: x - away - LABEL_PX, left: x + away + LABEL_PX };
  return properties.anchor === 'right' ? { x: right, y } : { x: left, y };
}

describe('names on the map', () => {
  it('of a phone are some, and each has a side', () => {
    const names = namesOf();
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThan(scene.labels.features.length);
    for (const { properties } of names) expect(properties.anchor).toBeDefined();
  });

  it('keep off legend and buttons', () => {
    for (const name of namesOf()) {
      if (!['left', 'right'].includes(name.properties.anchor!)) continue;
      const { x, y } = reachOf(name);
      for (const box of covered)
        expect(x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1).toBe(false);
    }
  });

  it('have their lines broken as room was found for them, so that the map breaks none', () => {
    const names = namesOf([], shown[0]!.id).map(({ properties }) => properties.text);
    const original = new Set(scene.labels.features.map(({ properties }) => properties.text));
    expect(names.some((text) => text.includes('\n'))).toBe(true);
    for (const text of names) expect(original).toContain(text.replaceAll('\n', ' '));
  });

  it('all go where the whole map is covered, but for the selected one', () => {
    const all = [{ x0: 0, y0: 0, ...{ x1: size.width, y1: size.height } }];
    expect(namesOf(all)).toEqual([]);
    const id = shown[0]!.id;
    expect(namesOf(all, id).map(({ properties }) => properties.recordId)).toEqual([id]);
  });
});

describe('the distance along a farthest line', () => {
  const at = (over: readonly Box[]) => {
    const label = placed(over).find(({ properties }) => properties.what === 'distance')!;
    return nameFrame().at(label.geometry.coordinates as number[])!;
  };

  it('leaves a place that is covered, and is left out where all is', () => {
    const all = { x0: 0, y0: 0, x1: size.width, y1: size.height };
    expect(placed([all]).filter(({ properties }) => properties.what === 'distance')).toEqual([]);
    const free = at([]);
    const cover = { x0: free.x - 25, y0: free.y - 25, x1: free.x + 25, y1: free.y + 25 };
    const moved = at([cover]);
    expect(Math.hypot(moved.x - free.x, moved.y - free.y)).toBeGreaterThan(5);
  });
});
