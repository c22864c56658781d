import { signScale, thick } from '../edges/edges';
import type { Scene } from '../scene';
import { WORLD, tenths, type Point } from '../screen';
import type { Mark } from '../still/marks';
import { pathOf, type OverFrame } from './signs';

/** Patrols above the map: where they went, and the one that is read. */

/** From one arrowhead to the next, on all tracks together, and along one: px. */
const APART = { heads: 34, along: 110 };
/** Of more tracks than these, a reader's have none. */
const MOST_TRACKS = 80;
const HEAD = 'M5 0-4 3.8-4-3.8Z';

/** Arrowheads along tracks as they are seen, none near another. */
export function arrowMarks({ features }: Scene['tracks'], { at, zoom }: OverFrame): Mark[] {
  const scale = tenths(thick(signScale(zoom)));
  const style = { fill: 'var(--patrol)' };
  const isFew = features.length <= MOST_TRACKS;
  const heads: Point[] = [];
  return features.flatMap(({ geometry, properties: { recordId, own } }) => {
    if (own && !isFew) return [];
    const marks: Mark[] = [];
    let run = APART.along / 2;
    let before = at(geometry.coordinates[0]!);
    for (const position of geometry.coordinates.slice(1)) {
      const point = at(position);
      if (point && before) {
        const [dx, dy] = [point.x - before.x, point.y - before.y];
        const step = Math.hypot(dx, dy);
        run += step;
        const isFree = heads.every(
          ({ x, y }) => Math.hypot(x - point.x, y - point.y) >= APART.heads,
        );
        if (run >= APART.along && step > 0.5 && isFree) {
          const turn = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
          const transform = `translate(${tenths(point.x)} ${tenths(point.y)}) rotate(${turn})${scale < 1 ? ` scale(${scale})` : ''}`;
          const shape = {
            layer: 'tracks-direction',
            tag: 'path' as const,
            at: { d: HEAD, transform },
          };
          marks.push({ ...shape, style, recordId });
          heads.push(point);
          run = 0;
        }
      }
      before = point;
    }
    return marks;
  });
}

/** The track of the record that is read: dashed, since most of its course is a reconstruction. */
export function chosenTrack(
  { features }: Scene['tracks'],
  selected: string | null,
  { at, zoom }: OverFrame,
): Mark[] {
  // From one side of a flat world to the other.
  const jump = (WORLD * 2 ** zoom) / 2;
  const track = features.find(({ properties }) => properties.recordId === selected);
  if (!track || selected === null) return [];
  const pieces: Point[][] = [[]];
  for (const place of track.geometry.coordinates) {
    const point = at(place);
    const last = pieces.at(-1)!.at(-1);
    if (!point || (last && Math.hypot(point.x - last.x, point.y - last.y) > jump)) pieces.push([]);
    if (point) pieces.at(-1)!.push(point);
  }
  const d = pieces.flatMap((piece) => (piece.length > 1 ? pathOf(piece) : [])).join('');
  const line = (stroke: string, width: number, dashes = {}): Mark => ({
    ...{ layer: 'track-chosen', tag: 'path', at: { d }, recordId: selected },
    style: { fill: 'none', stroke, 'stroke-width': width, ...dashes },
  });
  return [line('var(--halo)', 5), line('var(--patrol)', 2.4, { 'stroke-dasharray': '7 4' })];
}
