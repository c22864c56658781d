import { greatest, max } from 'd3-array';
import type { Position, Precision, ReachKind } from '../record/model';

/** Plain data from which all measures follow. */
export interface Facts {
  partners: string[];
  /** By date and id; parts in the order of their records. */
  records: RecordFacts[];
  parts: Part[];
}

interface RecordFacts {
  id: string;
  kind: ReachKind;
  years: number[];
  /** Of its length, by region; null without a track. */
  trackShare: Record<string, number> | null;
  /** Part of its track is known only within bounds. */
  isGuessed: boolean;
}

export interface Part {
  record: number;
  region: string;
  precision: Precision;
  staging: boolean;
  isCut: boolean;
  sites: Position[];
  lines: Position[][];
  /** Farthest from each partner's land; null where no distance is known. */
  fromHome: Record<string, Far | null>;
  fromOrigin: Pick<Far, 'km' | 'mostKm'> | null;
}

export interface Far {
  /** To the partner's land, 0 on it; along a track to 2 km; for bounds the least. */
  km: number;
  /** More than `km` only for a place known within bounds. */
  mostKm: number;
  position: Position;
  home: Position;
}

export interface PlaceSettings {
  /** Leave out places known only as a sea. */
  precise: boolean;
  /** Include staging and transit places. */
  staging: boolean;
  /** Only what lies in this region; null: everywhere. */
  region: string | null;
}

export interface PlaceChoices extends PlaceSettings {
  ids: ReadonlySet<string>;
}

export const placeCounts = (
  { precision, isStaging }: { precision: Precision; isStaging: boolean },
  { precise, staging }: Pick<PlaceSettings, 'precise' | 'staging'>,
) => !(precise && precision === 'sea') && (staging || !isStaging);

/** Tracks are cut at the edge of a region to this. */
export const CUT_KM = 20;

/** The first of equals. */
export function fartherOf<Place extends Pick<Far, 'km' | 'mostKm'>>(
  places: readonly (Place | null)[],
): Place | null {
  const present = places.filter((place) => place !== null);
  const farthest = greatest(present, ({ km }) => km);
  return farthest ? { ...farthest, mostKm: max(present, ({ mostKm }) => mostKm)! } : null;
}

/** Places to 0.1 m, distances to 1 m. */
export const factsText = (facts: Facts) =>
  JSON.stringify(facts, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
