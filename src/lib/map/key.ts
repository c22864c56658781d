import { LEFT_YEARS, MARGIN_KM, MOVING_YEARS } from '$lib/core/reach/directions';
import { formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { View } from '$lib/view/view';
import type { SeenEdge } from './edges/seen-edges';
import type { Point } from './screen';
import { edgeMarks, placeMark } from './over/signs';
import type { Mark } from './still/marks';

/** What the signs of a map mean, in the order of the key: of edges, then of records. */
export interface KeyRow {
  /** Its middle at 0, 0. */
  marks: Mark[];
  text: string;
}

/** @param hasBounds whether a place known only within bounds is drawn */
export function keyRows(
  { layers, mode, from, to }: Pick<View, 'layers' | 'mode' | 'from' | 'to'>,
  hasBounds = false,
): { title: string; rows: KeyRow[] } {
  const since = to - MOVING_YEARS + 1;
  const edges: KeyRow[] = [
    { marks: edgeSign({ state: 'held' }), text: m.map_key_held({ year: to - LEFT_YEARS + 1 }) },
    { marks: edgeSign({ state: 'moving' }), text: m.map_key_moved({ year: since }) },
    { marks: edgeSign({ state: 'left' }), text: m.map_key_left({ year: to - LEFT_YEARS }) },
    { marks: edgeSign({ isEdge: false }), text: m.map_key_earlier() },
    ...(hasBounds
      ? [{ marks: edgeSign({ isEdge: false, mark: 'possible' }), text: m.map_key_bounds() }]
      : []),
    { marks: [line(-26, 26, 'ink', 1.1, 0.42)], text: m.map_key_line() },
  ];
  const head: Mark = {
    layer: '',
    tag: 'path',
    at: { d: 'M15 0 6 3.8 6-3.8Z' },
    style: { fill: 'var(--patrol)' },
  };
  const disc = placeMark('', 'exercise', { x: -14, y: 0 }, 4.5, {
    style: { fill: 'var(--exercise)' },
  });
  const ring = { fill: 'none', stroke: 'var(--earlier)', 'stroke-width': 1.2 };
  const records =
    mode === 'cumulative'
      ? m.map_key_recent({ year: since })
      : m.map_key_within({ years: formatYears(from, to) });
  const rows: KeyRow[] = [
    { marks: [disc, line(-2, 26, 'patrol', 1.4), head], text: records },
    {
      marks: [
        { layer: '', tag: 'circle', at: { cx: -14, cy: 0, r: 3.2 }, style: ring },
        line(-2, 26, 'track-old', 1),
      ],
      text: m.map_key_older(),
    },
  ];
  return layers.includes('edges')
    ? { title: m.map_key_title({ km: MARGIN_KM }), rows: [...edges, ...rows] }
    : { title: '', rows };
}

function line(from: number, to: number, colour: string, width: number, opacity = 1): Mark {
  const style = { fill: 'none', stroke: `var(--${colour})`, 'stroke-width': width, opacity };
  return { layer: '', tag: 'path', at: { d: `M${from} 0H${to}` }, style };
}

/** An edge as on the map, outward being up; an earlier one on its side, as most of them lie. */
function edgeSign(what: Partial<Pick<SeenEdge, 'state' | 'isEdge' | 'mark'>>): Mark[] {
  const { isEdge = true, mark = 'beyond', state = 'held' } = what;
  const isUp = isEdge || mark === 'possible';
  const [half, radius] = isUp ? [isEdge ? 21 : 11, 96] : [9, 40];
  const arc = (up: number) =>
    Array.from({ length: 9 }, (_, i): Point => {
      const turn = (half * (i / 4 - 1)) / radius;
      const [along, in_] = [radius * Math.sin(turn), radius * (1 - Math.cos(turn))];
      return isUp ? { x: along, y: in_ - up } : { x: in_, y: along };
    });
  const down = state === 'moving' ? 6 : mark === 'possible' ? 7 : 0;
  return edgeMarks({
    ...{ direction: '', recordId: '', year: 0, km: 0, kind: 'exercise', arc: [] },
    ...{ mark, state, isEdge, body: [], half, out: { x: 0, y: -1 }, scale: 0.9 },
    ...{ middle: { x: 0, y: down, position: [] }, line: arc(-down) },
    most: mark === 'possible' ? arc(down) : null,
  });
}
