import { Places } from '../earth/places';
import { densifyUnits, toUnit } from '../earth/sphere';
import type { Position, Precision, ReachKind } from '../record/model';

/** What only the grid, the land and the regions tell of records: plain data. */
export interface Facts {
  radiusKm: number;
  /** Whose land is known. */
  partners: string[];
  /** In order of date and id; parts as their records. */
  records: RecordFacts[];
  parts: Part[];
  /** All cells that are touched by the same parts. */
  classes: { km2: number; parts: number[] }[];
}

export interface RecordFacts {
  id: string;
  kind: ReachKind;
  /** That it overlaps, ascending. */
  years: number[];
  /** By the length of its track in each region; null without a track. */
  trackShare: Record<string, number> | null;
  /** Part of its track is known only within bounds. */
  isGuessed: boolean;
}

/** Where a record was: its sites of one region and precision, or its track, whole or inside a region. */
export interface Part {
  record: number;
  region: string;
  precision: Precision;
  staging: boolean;
  /** Of a track in several regions: counts only where this region is chosen. */
  isCut: boolean;
  sites: Position[];
  lines: Position[][];
  /** Its place farthest from each partner's land; null where no distance can be told. */
  fromHome: Record<string, Far | null>;
  /** How far its farthest place is from the origin of the directions, at least; null without one. */
  fromOriginKm: number | null;
}

export interface Far {
  /** Geodesic distance to the partner's own land, 0 on it; along a track the largest to 2 km. */
  km: number;
  position: Position;
  home: Position;
}

export interface PlaceSettings {
  /** Leave out places known only as a sea. */
  precise: boolean;
  /** Measure staging and transit places too. */
  staging: boolean;
  /** Measure only what lies in this region; null = everywhere. */
  region: string | null;
}

type Where = Pick<Part, 'region' | 'precision' | 'staging' | 'isCut'>;

export const partCounts = (part: Where, { precise, staging, region }: PlaceSettings): boolean =>
  (staging || !part.staging) &&
  !(precise && part.precision === 'sea') &&
  (region === null ? !part.isCut : part.region === region);

/** Where a track is cut at a region's edge, to this many km. */
export const CUT_KM = 20;

/** The places of parts of one record; what is cut out of a track in steps as fine as the cut. */
export function placesOf(parts: readonly Pick<Part, 'sites' | 'lines' | 'isCut'>[]): Places {
  return new Places(
    parts.flatMap(({ sites }) => sites.map(toUnit)),
    parts.flatMap(({ lines, isCut }) =>
      lines.map((line) => (isCut ? densifyUnits(line.map(toUnit), CUT_KM) : line.map(toUnit))),
    ),
  );
}

/** Of the parts the farthest from a partner's land, the first of equals. */
export function farthestOf(parts: readonly Part[], partner: string): Far | null {
  return parts.reduce<Far | null>((a, { fromHome: { [partner]: b } }) => {
    return b && (!a || b.km > a.km) ? b : a;
  }, null);
}

/** As a file has them: places to 0.1 m and distances to 1 m. */
export const factsText = ({ radiusKm, partners, records, parts, classes }: Facts): string => {
  const text = JSON.stringify({ radiusKm, partners, records, parts }, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
  // The areas of cells add up exactly as they are.
  return `${text.slice(0, -1)},"classes":${JSON.stringify(classes)}}`;
};
