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
  placeNames(scene, LAYERS, nameFrame(over), selected).written.names;
const namesOf = (...choice: Parameters<typeof placed>) =>
  placed(...choice).filter(({ what }) => what === 'name');
/** The middle of the first letter and of the last, as far as one letter of the first line is known. */
function reachOf({ position, dx, dy, anchor }: ReturnType<typeof namesOf>[number]) {
  const { x, y } = nameFrame().at(position)!;
  const inside = { start: LABEL_PX, middle: 0, end: -LABEL_PX }[anchor];
  return { x: x + dx + inside, y: y + dy - LABEL_PX / 3 };
}

describe('names on the map', () => {
  it('of a phone are some', () => {
    const names = namesOf();
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThan(scene.labels.features.length);
  });

  it('keep off legend and buttons', () => {
    for (const name of namesOf()) {
      const { x, y } = reachOf(name);
      for (const box of covered)
        expect(x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1).toBe(false);
    }
  });

  it('have their lines broken as room was found for them, so that the map breaks none', () => {
    const names = namesOf([], shown[0]!.id).map(({ lines }) => lines);
    const original = new Set(scene.labels.features.map(({ properties }) => properties.text));
    expect(names.some((lines) => lines.length > 1)).toBe(true);
    for (const lines of names) expect(original).toContain(lines.join(' '));
  });

  it('all go where the whole map is covered, but for the selected one', () => {
    const all = [{ x0: 0, y0: 0, ...{ x1: size.width, y1: size.height } }];
    expect(namesOf(all)).toEqual([]);
    const id = shown[0]!.id;
    expect(namesOf(all, id).map(({ recordId }) => recordId)).toEqual([id]);
  });
});

describe('the distance along a farthest line', () => {
  const at = (over: readonly Box[]) => {
    const label = placed(over).find(({ what }) => what === 'distance')!;
    return nameFrame().at(label.position)!;
  };

  it('leaves a place that is covered, and is left out where all is', () => {
    const all = { x0: 0, y0: 0, x1: size.width, y1: size.height };
    expect(placed([all]).filter(({ what }) => what === 'distance')).toEqual([]);
    const free = at([]);
    const cover = { x0: free.x - 25, y0: free.y - 25, x1: free.x + 25, y1: free.y + 25 };
    const moved = at([cover]);
    expect(Math.hypot(moved.x - free.x, moved.y - free.y)).toBeGreaterThan(5);
  });
});
