import type {
  Confidence,
  Craft,
  Position,
  Precision,
  ReachRecord,
  Series,
  Practice,
  Site,
  SiteRole,
  SourceType,
  Strength,
  Support,
  WaypointStatus,
} from './model';

/**
 * The whole record as the page reads it from `events.json`: what the measures need (model.ts) and
 * everything a reader wants to check. `geodata/schema.ts` describes the same on disk.
 */
export interface AtlasRecord extends ReachRecord {
  series: Series;
  practices: Practice[];
  /** Languages whose name is our translation, as no source of that language was seen to name it. */
  ours?: ('ru' | 'zh')[];
  /** Why the list of participants is not complete. */
  participantsPartial?: string;
  /** Which participant took part only weakly or doubtfully, and why. */
  weakParticipation?: string;
  /** States on whose territory it was held, first stage first; empty = international waters or airspace. */
  hosts: string[];
  /** In time order; absent when the event had one stage. */
  stages?: Stage[];
  sites: AtlasSite[];
  track: AtlasTrack | null;
  /** Why a patrol has no track. */
  trackAbsent?: string;
  forces: Forces;
  firsts: string[];
  disputes: Dispute[];
  /** Records that overlap this one in time and place, or belong to it, and why they are apart. */
  related?: { id: string; note: string }[];
  sources: Citation[];
  confidence: Confidence;
  notes?: string;
}

export interface Stage {
  name: string;
  start: string;
  end: string;
  /** Absent = international waters or airspace. */
  host?: string;
  /** Indices into the record's `sites`. */
  sites: number[];
}

export interface AtlasSite extends Site {
  /** How the place was found. */
  basis: string;
}

export interface AtlasTrack {
  craft: Craft;
  precision: Precision;
  basis: string;
  waypoints: Waypoint[];
  /** The waypoints' positions, longitudes continuous (may run past ±180). */
  positions: Position[];
  regionShare: Record<string, number>;
}

export interface Waypoint {
  position: Position;
  status: WaypointStatus;
  /** ISO date, where reported. */
  date?: string;
  /** `HH:MM` in UTC, where reported; only with a date. */
  time?: string;
  sources?: string[];
}

export type StrengthNumbers = Partial<Record<Strength, number>>;
export interface SideForces extends StrengthNumbers {
  notable?: string[];
}

/** Published numbers only. A missing number means that none was published, not zero. */
export interface Forces {
  /** All sides together, in the joint part. */
  total?: StrengthNumbers;
  /** The host's whole exercise where only a part of it was joint; official claims. */
  wholeExercise?: StrengthNumbers;
  /** By participant, ISO 3166-1 alpha-2. */
  bySide?: Record<string, SideForces>;
}

/** Where sources disagree on a field: the value used in the record comes first. */
export interface Dispute {
  field: string;
  /** `saidBy` names who says so where no source of the dataset does. */
  values: { value: string; sources: string[]; saidBy?: string }[];
  note?: string;
}

export interface Citation {
  id: string;
  supports: Support[];
  /** The title under which this record cites the source, where it differs from the source's own. */
  title?: string;
}

/** A source as a CSL-JSON item (https://citationstyles.org); what CSL has no word for is in `custom`. */
export interface Source {
  id: string;
  type: string;
  title: string;
  author?: { family: string; given: string }[];
  'container-title'?: string;
  publisher?: string;
  issued?: { 'date-parts': [number[]] };
  language: string;
  /** When it was read. */
  accessed?: { 'date-parts': [number[]] };
  /** Absent where the text was seen only as a copy on an unrelated domain: cite, never link. */
  URL?: string;
  /** What a reader should know before trusting it. */
  note?: string;
  custom: {
    sourceType: SourceType;
    /** false = no address may be linked. */
    link: boolean;
    /** The title is our English rendering of a title in `language`. */
    titleTranslated?: true;
  };
}

/** `static/data/events.json`. */
export interface AtlasData {
  /** Date of the newest change and a hash of the content: `2026-11-24.1a2b3c4d`. */
  dataVersion: string;
  counts: { records: number; sites: number; tracks: number; citations: number; sources: number };
  /** Nothing is covered after `lastDay`: a year that holds it is one in part. */
  coverage: { from: string; to: string; lastDay?: string; note: string };
  records: AtlasRecord[];
  sources: Record<string, Source>;
}

/** What a feature of the GeoJSON layers says of itself; the same in the page and in downloads. */
export interface FeatureProperties {
  recordId: string;
  name: string;
  kind: ReachRecord['kind'];
  scope: ReachRecord['scope'];
  framework: ReachRecord['framework'];
  series: string;
  start: string;
  end: string;
  role: SiteRole | 'track';
  precision: Precision;
  /** Region id; for a track the region that holds most of its length. */
  region: string;
  /** Name of the place; absent for a track. */
  place?: string;
}
