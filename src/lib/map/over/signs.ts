import type { NameFrame } from '../names/names';
import type { Scene } from '../scene';
import { WORLD, tenths, type Point } from '../screen';
import { drawnRadius, type PlacedSite } from '../sites';
import type { Mark } from '../still/marks';

/** Signs that turn with a line or differ by their shape, of one size at every zoom. */

export type OverFrame = Pick<NameFrame, 'at' | 'zoom'>;

const SQUARE = {
  style: { fill: 'var(--patrol)', stroke: 'var(--halo)', 'stroke-width': 1.5 },
  hovered: { fill: 'var(--patrol)', stroke: 'var(--ink)', 'stroke-width': 2 },
  selected: { fill: 'var(--patrol)', stroke: 'var(--accent)', 'stroke-width': 2.6 },
};

/** Places of patrols; those of one with a track, which is the larger thing, only where it is near. */
export function squareMarks(
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
  squarePx?: number,
): Mark[] {
  return sites.flatMap(({ geometry, properties }): Mark[] => {
    const { reach, measured, own, recordId, radius, onTrack } = properties;
    const isShown = reach === 'patrol' && measured && !own && !(onTrack && zoom < TRACK_ZOOM);
    const point = isShown && at(geometry.coordinates);
    if (!point) return [];
    const { x, y } = point;
    const r = squarePx ?? drawnRadius(radius, zoom);
    const side = tenths(2 * r);
    const square = { x: tenths(x - r), y: tenths(y - r), width: side, height: side };
    return [{ layer: 'sites', tag: 'rect', at: square, spot: { x, y, r }, recordId, ...SQUARE }];
  });
}
const TRACK_ZOOM = 3;

/** Least distance between arrowheads, on all tracks and along one, px. */
const APART = { heads: 34, along: 110 };
const MOST_TRACKS = 80;
const HEAD = 'M5 0-4 3.8-4-3.8Z';
/** On small maps arrowheads are somewhat smaller. */
const HEAD_GROWTH = { from: 0.73, fromZoom: 0.45, byZoom: 1.1 };

function headScale(zoom: number): number {
  const { from, fromZoom, byZoom } = HEAD_GROWTH;
  const part = Math.min(1, Math.max(0, (zoom - fromZoom) / (byZoom - fromZoom)));
  return tenths(from + (1 - from) * part);
}

export function arrowMarks({ features }: Scene['tracks'], { at, zoom }: OverFrame): Mark[] {
  const scale = headScale(zoom);
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
          const at = { d: HEAD, transform };
          marks.push({ layer: 'tracks-direction', tag: 'path', at, style, recordId });
          heads.push(point);
          run = 0;
        }
      }
      before = point;
    }
    return marks;
  });
}

const pathOf = (line: readonly Point[]) =>
  `M${line.map(({ x, y }) => `${tenths(x)},${tenths(y)}`).join('L')}`;

/** The selected track: dashed, since most of its course is a reconstruction. */
export function chosenTrack(
  { features }: Scene['tracks'],
  selected: string | null,
  { at, zoom }: OverFrame,
): Mark[] {
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
