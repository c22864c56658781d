import type { FeatureCollection, LineString } from 'geojson';
import {
  advanceLine,
  arcsAcross,
  markProperties,
  rangeRing,
  type MarkProperties,
} from '$lib/core/reach/direction-shapes';
import type { DirectionSet, DirectionState } from '$lib/core/reach/directions';
import type { Position } from '$lib/core/record/model';
import { formatDate, formatName } from '$lib/site/format';
import { laterText } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';

/** The edges as they are drawn: lines, arcs, rings of distance, and what is written beside. */
export interface Edges {
  /** From where they are measured, whether any is shown or not. */
  origin: { position: Position; name: string } | null;
  rings: FeatureCollection<LineString, { km: number }>;
  /** From the origin through each mark in order. */
  lines: FeatureCollection<LineString, MarkProperties & { direction: string }>;
  signs: EdgeSign[];
  /** By direction. */
  words: Readonly<Record<string, EdgeWords>>;
}

/** A mark, which may be the edge, with the arc through its place, from which its sign is cut. */
export interface EdgeSign extends MarkProperties {
  direction: string;
  arc: Position[];
  /** Of what is known only within bounds: `arc` lies at the least distance, this one at the most. */
  most: Position[] | undefined;
}

/** What is written beside the edge of a direction: since when it stands, and who came later. */
export interface EdgeWords {
  name: string;
  since: string;
  note: string;
  /** On a small map: the name's first part, and since when. */
  shortName: string;
  short: string;
  year: number;
}

const RING_KM = [3000, 6000, 9000];
/** Half of an arc: longer than any sign on the smallest map. */
const HALF_KM = 1800;

export interface EdgesInput {
  /** Where every direction stands, seen from the origin. */
  directions?: readonly DirectionState[];
  origin?: DirectionSet['origin'];
  /** A direction's name as it fits on the map. */
  directionName?: (id: string) => string;
}

export function edgesOf({ directions = [], origin, directionName = String }: EdgesInput): Edges {
  const reached = origin ? directions.filter(({ edge }) => edge) : [];
  const from = origin?.position ?? [0, 0];
  const collection = <P>(lines: { coordinates: Position[]; properties: P }[]) => ({
    type: 'FeatureCollection' as const,
    features: lines.map(({ coordinates, properties }) => ({
      ...{ type: 'Feature' as const, properties },
      geometry: { type: 'LineString' as const, coordinates },
    })),
  });
  return {
    origin: origin
      ? { position: origin.position, name: origin.name ? formatName(origin.name) : '' }
      : null,
    rings: collection(
      (reached.length ? RING_KM : []).map((km) => {
        return { coordinates: rangeRing(from, km), properties: { km } };
      }),
    ),
    lines: collection(
      reached.map((one) => ({
        coordinates: advanceLine(one, from),
        properties: { direction: one.id, ...markProperties(one, one.edge!) },
      })),
    ),
    signs: reached.flatMap((one) =>
      [...one.marks, ...one.possible].map((mark) => {
        const [arc, most] = arcsAcross(mark, from, HALF_KM);
        return { direction: one.id, ...markProperties(one, mark), arc: arc!, most };
      }),
    ),
    words: Object.fromEntries(
      directions.flatMap((one) => {
        const words = edgeWords(one, directionName(one.id));
        return words ? [[one.id, words]] : [];
      }),
    ),
  };
}

function edgeWords(direction: DirectionState, name: string): EdgeWords | null {
  const { state, edge, laterVisits: n, lastVisitYear } = direction;
  if (!edge) return null;
  const { year, date } = edge;
  const isMoving = state === 'moving';
  const note =
    state === 'left' && n
      ? m.direction_later_visits({ n }) + m.direction_none_since({ year: lastVisitYear! })
      : laterText(direction);
  return {
    ...{ name, year, note },
    since: isMoving ? m.edge_moved({ month: formatDate(date, 'month') }) : m.edge_since({ year }),
    shortName: name.split(/[,、]/)[0]!,
    short: isMoving ? m.edge_moved_short({ year }) : m.edge_since({ year }),
  };
}

/** All of it on one line. */
export const edgeText = ({ name, since, note }: EdgeWords): string =>
  m.edge_text({ name, since, note });
