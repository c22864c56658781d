import type {
  Confidence,
  Position,
  ReachRecord,
  Site,
  SourceType,
  Strength,
  Support,
  Track,
  WaypointStatus,
} from '$lib/core/model';

/** Published numbers; a key is missing where none is published. */
export type Strengths = Partial<Record<Strength, number>>;

export interface FullSite extends Site {
  /** How the place was found. */
  basis: string;
}

export interface Stage {
  name: string;
  start: string;
  end: string;
  host?: string;
  /** Indices into the record's sites. */
  sites: number[];
}

export interface Waypoint {
  position: Position;
  status: WaypointStatus;
  date?: string;
  sources?: string[];
}

export interface FullTrack extends Track {
  basis: string;
  waypoints: Waypoint[];
}

export interface Dispute {
  field: string;
  values: { value: string; sources: string[] }[];
  note?: string;
}

export interface Citation {
  id: string;
  supports: Support[];
  /** Title as this record cites it, where it differs from the source's own. */
  title?: string;
}

/** Everything the dataset says of one record, as `static/data/events.json` holds it. */
export interface FullRecord extends ReachRecord {
  sites: FullSite[];
  track: FullTrack | null;
  trackAbsent?: string;
  weakParticipation?: string;
  hosts: string[];
  stages?: Stage[];
  forces: {
    total?: Strengths;
    /** Everyone in the exercise, where only that number is published. */
    wholeExercise?: Strengths;
    bySide?: Record<string, Strengths & { notable?: string[] }>;
  };
  firsts: string[];
  disputes: Dispute[];
  sources: Citation[];
  confidence: Confidence;
  notes?: string;
}

/** A source as CSL-JSON; without `URL` it is cited, never linked. */
export interface Source {
  id: string;
  type: string;
  title: string;
  'container-title'?: string;
  publisher?: string;
  issued?: { 'date-parts': [number[]] };
  language: string;
  URL?: string;
  custom: { sourceType: SourceType; link: boolean; titleTranslated?: boolean };
}

export interface EventsFile {
  dataVersion: string;
  coverage: { from: string; to: string; note: string };
  records: FullRecord[];
  sources: Record<string, Source>;
}
