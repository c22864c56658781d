/**
 * The words of the atlas: what a record is. Every closed list lives here once, so that schema,
 * link codec, controls and types share it. No I/O, no clock, no DOM.
 */

/** `[lng, lat]` in degrees; longitude in [-180, 180] unless said to be continuous. */
export type Position = [lng: number, lat: number];

export const KINDS = ['exercise', 'command-post', 'competition', 'patrol', 'passage'] as const;
export type Kind = (typeof KINDS)[number];

/** Areas are always split two ways: events held at places, and movements along a line. */
export const REACH_KINDS = ['exercise', 'patrol'] as const;
export type ReachKind = (typeof REACH_KINDS)[number];

export function reachKind(kind: Kind): ReachKind {
  return kind === 'patrol' || kind === 'passage' ? 'patrol' : 'exercise';
}

export const SCOPES = [
  'core',
  'internal-security',
  'broad-multilateral',
  'competition',
  'coast-guard',
  'passage',
] as const;
export type Scope = (typeof SCOPES)[number];

export const FRAMEWORKS = ['bilateral', 'trilateral', 'SCO', 'multilateral'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

export const DOMAINS = ['land', 'sea', 'air', 'cyber'] as const;
export type Domain = (typeof DOMAINS)[number];

export const SITE_ROLES = ['main', 'landing', 'port', 'command', 'staging', 'transit'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** Roles that count as joint activity; staging and transit are one partner's own movement. */
export const MEASURED_ROLES: readonly SiteRole[] = ['main', 'landing', 'port', 'command'];

export const PRECISIONS = ['site', 'area', 'sea'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How far a stored place may be from the true one, km. */
export const PRECISION_KM: Record<Precision, number> = { site: 10, area: 50, sea: 200 };

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const PARTNERS = ['RU', 'CN'] as const;
export type Partner = (typeof PARTNERS)[number];

export interface Site {
  name: string;
  role: SiteRole;
  position: Position;
  precision: Precision;
  /** Id of the one region the place falls in; filled by the build. */
  region: string;
}

/**
 * A track. `positions` are the stored waypoints with continuous longitudes (they may run past
 * ±180); edges are great circles. `precision` is that of the waypoints.
 */
export interface Track {
  positions: Position[];
  craft: 'ship' | 'aircraft';
  precision: Precision;
  /** Share of the track's length in each region, 0..1, summing to 1; filled by the build. */
  regionShare: Record<string, number>;
}

/** What the measures need of a record. The dataset's full record (geodata/schema.ts) extends it. */
export interface ReachRecord {
  id: string;
  name: { en: string; ru?: string; zh?: string };
  kind: Kind;
  scope: Scope;
  framework: Framework;
  series: string;
  domains: Domain[];
  practices: string[];
  /** ISO 3166-1 alpha-2, sorted. */
  participants: string[];
  /** ISO dates `YYYY-MM-DD`, start <= end. */
  start: string;
  end: string;
  datePrecision: DatePrecision;
  sites: Site[];
  track: Track | null;
}
