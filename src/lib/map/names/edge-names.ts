import { m } from '$lib/paraglide/messages';
import { formatCountry, formatKm } from '$lib/site/format';
import type { Partner, Position } from '$lib/core/record/model';
import type { Edges } from '../edges/edges';
import { samples, thick, type SeenEdge } from '../edges/seen-edges';
import { beside, boxAt, turnsRound } from './beside';
import { boxRound, gapTo, gapToAny, type Box, type Field } from './field';
import { LABEL_PX, SMALL_PX, breakInto, sizeOf, type Text } from './lines';
import type { Candidate, WantedName } from './place';
import { spotsOf, type At, type Point } from './sight';

/** What is written of the edges: their names, years of earlier ones, the origin, rings and partners. */

/** A map narrower than this says less of an edge, */
const SHORT_PX = 800;
/** and one narrower than this writes nothing else but lengths and countries. */
const FEW_PX = 600;
/** Nearer to another edge than to its own a name would be read as that one's. */
const AMISS = 1e4;
const FARTHER = [0, 10, 24, 42];
const YEAR = { most: 26, clear: 3, turns: [0, -0.6, 0.6, -1.2, 1.2] };
/** An arc of another must be so much farther from a year than its own. */
const OWN = 1.5;
const FROM_ORIGIN = [26, 40, 56, 74, 94, 116];
/** Where the length of a ring may be written, degrees from north; best first. */
const RING_BEARINGS = [128, 140, 116, 152, 104, 92, 165, 80, 180, 195, 215, 240];
/** Where a partner's name may be written on its land; best first. */
const COUNTRY: Record<Partner, Position[]> = {
  RU: [
    [96, 62],
    [108, 60],
    [84, 60],
    [118, 65],
    [60, 62],
    [45, 57],
  ],
  CN: [
    [103, 35],
    [104, 33.4],
    [101, 33.6],
    [107, 32.5],
    [98, 36],
    [93, 33],
    [95, 36],
    [109, 32],
    [88, 38],
    [113, 29],
    [115, 42],
  ],
};

export function edgeNames(
  { words, origin, rings }: Edges,
  seen: readonly SeenEdge[],
  at: At,
  field: Field,
): WantedName[] {
  const width = field.bounds.x1;
  const inSight = seen.filter(({ middle }) => field.isIn(middle) && !field.isCovered(middle));
  return [
    ...inSight.flatMap((edge) =>
      edge.isEdge && words[edge.direction]
        ? edgeName(edge, textsOf(words[edge.direction]!, width), seen, field)
        : [],
    ),
    ...(width < FEW_PX
      ? []
      : inSight.flatMap((edge) => (edge.isEdge ? [] : yearOf(edge, seen, field)))),
    ...(origin && seen.length && width >= FEW_PX ? originName(origin, at, field) : []),
    ...rings.features.flatMap(({ geometry, properties }) => {
      const pieces = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      return ringName(pieces.flat() as Position[], properties.km, at, field);
    }),
    ...(['RU', 'CN'] as const).flatMap((partner) => countryName(partner, at, field)),
  ];
}

function textsOf(words: Edges['words'][string], width: number): Text[] {
  const px = width < FEW_PX ? SMALL_PX : LABEL_PX;
  if (width < SHORT_PX) {
    const { shortName: strong, short, year } = words;
    const halves = breakInto(strong, 2, px);
    const lines = [
      [strong, short],
      [`${strong} ${short}`],
      ...(halves ? [[...halves, short]] : []),
      [`${strong} ${year}`],
    ];
    return lines.map((lines) => ({ lines, px, strong }));
  }
  const { since, note } = words;
  const strong = m.edge_name({ name: words.name });
  const halves = breakInto(note, 2, px) ?? [note];
  return [
    { lines: [strong + since, note], px, strong, noteFrom: 1 },
    { lines: [strong.trim(), since, note], px, strong: strong.trim(), noteFrom: 2 },
    { lines: [strong.trim(), since, ...halves], px, strong: strong.trim(), noteFrom: 2 },
  ];
}

function edgeName(
  edge: SeenEdge,
  texts: Text[],
  seen: readonly SeenEdge[],
  field: Field,
): WantedName[] {
  const { direction, recordId, middle, body, out, scale } = edge;
  const outward = Math.atan2(out.y, out.x);
  const others = seen.filter((other) => other.isEdge && other !== edge);
  const candidates = beside(
    {
      ...{
        spot: middle,
        sign: [...body, ...around(middle, 5 * scale)],
        clear: 4 * thick(scale),
        texts,
        step: 3,
      },
      turns: turnsRound(36, (angle) => 7 * (1 - Math.cos(angle - outward))),
      farther: FARTHER,
      more: (box) => (isNearer(box, others, gapToAny(box, body) + 0.5) ? AMISS : 0),
    },
    field,
  );
  const key = `edge ${direction} ${recordId}`;
  return [{ what: 'edge', ...{ key, recordId, direction, group: 0, most: Infinity, candidates } }];
}

function yearOf(edge: SeenEdge, seen: readonly SeenEdge[], field: Field): WantedName[] {
  const { direction, recordId, body, mark, year } = edge;
  const line = edge.most ?? edge.line;
  const others = seen.filter((other) => other !== edge);
  const lines = [mark === 'possible' ? `${year}?` : String(year)];
  const tips = [line, line.toReversed()].map((way) => [way[0]!, way.at(-1)!] as const);
  const candidates = tips.flatMap(([tip, other]) => {
    const along = Math.atan2(tip.y - other.y, tip.x - other.x);
    return beside(
      {
        ...{
          spot: edge.middle,
          from: tip,
          sign: body,
          clear: YEAR.clear,
          texts: [{ lines, px: SMALL_PX }],
          step: 0,
        },
        turns: YEAR.turns.map((turn) => ({ angle: along + turn, cost: Math.abs(turn) })),
        more: (box) => (isNearer(box, others, OWN * gapToAny(box, body)) ? Infinity : 0),
      },
      field,
    );
  });
  const key = `year ${direction} ${recordId}`;
  return [{ what: 'year', ...{ key, recordId, direction, group: 1, most: YEAR.most, candidates } }];
}

function originName(
  { position, name }: NonNullable<Edges['origin']>,
  at: At,
  field: Field,
): WantedName[] {
  const [spot] = spotsOf([position], at);
  if (!spot || !field.isIn(spot)) return [];
  const texts = [{ lines: [m.edge_origin(), ...(name ? [name] : [])], px: SMALL_PX }];
  const turns = turnsRound(24, (angle) => 2 * (1 + Math.sin(angle)));
  const candidates = beside(
    { spot, sign: [spot], clear: 0, texts, step: 0, turns, farther: FROM_ORIGIN },
    field,
  );
  for (const candidate of candidates) {
    const { x0, y0, x1, y1 } = candidate.box;
    const end = { x: Math.min(x1, Math.max(x0, spot.x)), y: Math.min(y1, Math.max(y0, spot.y)) };
    candidate.leader = samples([spot, end]);
    for (const point of candidate.leader.slice(2))
      candidate.cost += field.price(boxRound(point, 2));
  }
  return [{ what: 'origin', key: 'origin', recordId: '', group: 2, most: 40, candidates }];
}

function ringName(ring: readonly Position[], km: number, at: At, field: Field): WantedName[] {
  const places = RING_BEARINGS.map(
    (bearing) => ring[Math.round((bearing / 360) * (ring.length - 1))]!,
  );
  const text = { lines: [formatKm(km)], px: SMALL_PX };
  return onPlaces('ring', `ring ${km}`, text, places, at, field);
}

function countryName(partner: Partner, at: At, field: Field): WantedName[] {
  const text = { lines: [formatCountry(partner).toLocaleUpperCase()], px: SMALL_PX, spaced: 0.2 };
  const [name] = onPlaces('country', partner, text, COUNTRY[partner], at, field);
  return name ? [{ ...name, partner }] : [];
}

/** On one of the places, where it covers next to nothing. */
function onPlaces(
  what: 'ring' | 'country',
  key: string,
  text: Text,
  places: readonly Position[],
  at: At,
  field: Field,
): WantedName[] {
  const candidates = spotsOf(places, at).map((spot, i): Candidate => {
    const box = boxAt(spot, sizeOf(text));
    return { text, spot, box, anchor: 'middle', cost: field.price(box) + i * 0.1 };
  });
  return [{ what, key, recordId: '', group: 5, most: 4, candidates }];
}

/** Whether any of the signs lies nearer than so much. */
const isNearer = (box: Box, signs: readonly SeenEdge[], px: number): boolean =>
  signs.some(
    ({ middle, half, body }) => gapTo(box, middle) - half < px && gapToAny(box, body) < px,
  );

const around = ({ x, y }: Point, r: number): Point[] =>
  Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) };
  });
