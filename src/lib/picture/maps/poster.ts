import type { Voice } from '#core/answer/voice';
import type { Visit } from '#core/reach/new-places';
import { reachKind, type ReachKind, type SeriesKind } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import type { YearSpan } from '#core/record/time';
import type { PeriodCount } from '#core/stall/counts';
import type { Size } from '$lib/site/boxes';
import { formatCountOf, formatYears } from '$lib/site/text/format';
import { estimateTextPx } from '$lib/site/text/text-width';
import { drawStrip } from '../charts/strip';
import { areaFrame } from '../frame';
import { moved, rectMark, type Mark } from '../marks';
import { tenths } from '../screen';
import { arcsIn, arcsOf } from '../signs/arcs';
import { placesOf, signsOf, type Sign } from '../signs/signs';
import { textMark } from '../text-mark';
import { PLACE_NAME_PX, earlierMark, placeMark, placeMarks, tieMark } from './panel';
import { spansOf, type PeriodCounts } from './periods';
import { drawCoasts, type Land } from './picture';

/** The finding for those who see nothing else: a map a period, a key, and the distances. */
export interface PosterInput {
  kind: SeriesKind;
  /** Of that kind. */
  visits: readonly Visit[];
  records: readonly ReachRecord[];
  counts: PeriodCounts & { limitKm: number };
  axis: YearSpan;
  /** Last month of the data. */
  coveredTo: string;
  nameOf: (visit: Visit) => string;
  land: Land;
  voice: Voice;
}

/** Maps side by side; below this width they stand one below the other. */
const ROW_PX = 640;
const GAP = 16;
const HEAD_PX = 32;
const KEY_LINE_PX = 20;
const STRIP_PX = { row: 180, column: 210 };
/** Of a map on a phone, relative to its width. */
const COLUMN_MAP = 0.66;
/** Between the places and the edge of their map. */
const MARGIN_PX = 22;
const LOWEST_MAP_PX = 150;

/** @param size in a column the height follows from the width */
export function poster(input: PosterInput, { width, height: available }: Size) {
  const spans = spansOf(input.counts);
  const isRow = width >= ROW_PX;
  const mapWidth = isRow ? (width - GAP * (spans.length - 1)) / spans.length : width;
  const key = keyMarks(input, spans, width);
  const stripPx = isRow ? STRIP_PX.row : STRIP_PX.column;
  const rowPx = available - HEAD_PX - key.height - stripPx;
  const mapHeight = isRow ? Math.max(LOWEST_MAP_PX, rowPx) : COLUMN_MAP * mapWidth;
  const panel = { width: mapWidth, height: HEAD_PX + mapHeight };
  const originOf = (i: number) =>
    isRow ? { x: i * (mapWidth + GAP), y: 0 } : { x: 0, y: i * (panel.height + GAP) };
  const keyY = originOf(isRow ? 0 : spans.length - 1).y + panel.height;
  const panels = panelsOf(input, spans, { width: mapWidth, height: mapHeight });
  const { words, marks: strip } = drawStrip(input, { width, height: stripPx });
  const told = spans.map((span) => headOf(span, input).join(' '));
  return {
    width,
    height: keyY + key.height + stripPx,
    title: words.title,
    description: [...told, ...words.medians].join('; '),
    marks: [
      ...panels.flatMap((marks, i) => moved(marks, originOf(i))),
      ...moved(key.marks, { x: 0, y: keyY }),
      ...moved(strip, { x: 0, y: keyY + key.height }),
    ],
  };
}

function headOf(span: PeriodCount, { axis, coveredTo, voice }: PosterInput) {
  const form = span.from === axis.from ? 'first' : 'later';
  const words = voice.say('figure_poster_new', { form });
  return [formatYears(span.from, span.to, coveredTo), formatCountOf(span), words];
}

/** The periods' maps, in one frame. */
function panelsOf(input: PosterInput, spans: readonly PeriodCount[], size: Size) {
  const { kind, visits, records, land, nameOf } = input;
  const places = placesOf(visits, nameOf);
  const recordById = new Map(records.map((record) => [record.id, record]));
  const arcs = arcsOf(visits, recordById);
  const positions = [
    ...visits.map(({ position }) => position),
    ...arcs.flatMap((arc) => arc.positions),
  ];
  const frame = areaFrame(positions, size, MARGIN_PX);
  const room = { width: tenths(size.width), height: tenths(size.height) };
  const sea = rectMark('sea', room, { fill: 'var(--sea)' });
  const ground = [sea, ...drawCoasts(land, frame, [])];
  return spans.map((span) => {
    const signs = signsOf(places, span);
    const own = [...ground, ...placeMarks(input.voice, signs, arcsIn(arcs, span), frame)];
    const heading = headMarks(headOf(span, input), reachKind(kind), size.width);
    return [...heading, ...moved(own, { x: 0, y: HEAD_PX })];
  });
}

const COUNT_PX = 24;
const YEARS_PX = 14;

function headMarks([years, count, words]: string[], kind: ReachKind, width: number): Mark[] {
  const y = HEAD_PX - 9;
  const x = width - estimateTextPx(words!, YEARS_PX) - 6;
  const mute = { y, px: YEARS_PX, fill: 'var(--mute)' };
  const counted = { x, y, px: COUNT_PX, weight: 700, fill: `var(--${kind})` };
  return [
    textMark('years', years!, { ...mute, x: 0, weight: 600, fill: 'var(--ink)' }),
    textMark('count', count!, { ...counted, anchor: 'end' }),
    textMark('words', words!, { ...mute, x: width, anchor: 'end' }),
  ];
}

const KEY_SIGN_PX = 26;
const KEY_GAP_PX = 26;

/** What is drawn, said once for all maps. */
function keyMarks(
  { kind, visits, voice }: PosterInput,
  spans: readonly PeriodCount[],
  width: number,
) {
  const place = { kind: reachKind(kind) };
  const places = placesOf(visits);
  const drawn = spans.map((span) => signsOf(places, span));
  const signs = drawn.flat();
  const middle = { x: 10, y: 10 };
  const look = (shape: Sign['shape'], returns: number, r: number, outline: number) =>
    placeMark({ place, shape, returns }, { r, width: outline }, middle);
  const rows: [isDrawn: boolean, id: string, marks: Mark[]][] = [
    [
      signs.some(({ shape }) => shape === 'new'),
      'new',
      [
        tieMark('M10 10h18', place.kind),
        earlierMark({ x: 28, y: 10 }),
        ...look('new', 0, 5.7, 1.3),
      ],
    ],
    [signs.some(({ shape }) => shape === 'perhaps'), 'perhaps', look('perhaps', 0, 4.6, 1.6)],
    [signs.some(({ returns }) => returns > 0), 'return', look('return', 1, 5.7, 2.2)],
    [signs.some(({ shape }) => shape === 'earlier'), 'earlier', [earlierMark(middle)]],
  ];
  let x = 0;
  let y = 4;
  const marks = rows
    .filter(([isDrawn]) => isDrawn)
    .flatMap(([, id, sign]) => {
      const text = voice.say('figure_poster_key', { id });
      const signPx = id === 'new' ? KEY_SIGN_PX + 10 : KEY_SIGN_PX;
      const entryPx = signPx + estimateTextPx(text, PLACE_NAME_PX);
      if (x > 0 && x + entryPx > width) {
        x = 0;
        y += KEY_LINE_PX;
      }
      const name = textMark('key', text, {
        x: signPx,
        y: 14,
        px: PLACE_NAME_PX,
        fill: 'var(--ink)',
      });
      const entry = moved([...sign, name], { x, y }).map((mark) => ({ ...mark, layer: 'key' }));
      x += entryPx + KEY_GAP_PX;
      return entry;
    });
  return { marks, height: y + KEY_LINE_PX + 8 };
}
