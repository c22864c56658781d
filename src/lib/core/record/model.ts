/* Each closed list is here once, for schema, link codec, controls and types. */

type Word<S extends string> = S extends `${infer First} ${infer Rest}` ? First | Word<Rest> : S;
export const words = <S extends string>(list: S) =>
  list.split(' ') as readonly string[] as readonly Word<S>[];

/** Degrees; longitude in [-180, 180] unless called continuous. */
export type Position = [lng: number, lat: number];

export const KINDS = ['exercise', 'command-post', 'competition', 'patrol', 'passage'] as const;
export type Kind = (typeof KINDS)[number];

export const REACH_KINDS = ['exercise', 'patrol'] as const;
export type ReachKind = (typeof REACH_KINDS)[number];

export function reachKind(kind: Kind | SeriesKind): ReachKind {
  const isPatrol = kind.endsWith('patrol') || kind === 'passage';
  return isPatrol ? 'patrol' : 'exercise';
}

/** Each is compared with its own; a patrol may have ships and flights. */
export const SERIES_KINDS = ['exercise', 'ship-patrol', 'air-patrol'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

interface Moving {
  kind: Kind;
  domains: readonly Domain[];
  track: { craft: Craft } | null;
}

export function seriesKinds({ kind, track, domains }: Moving): SeriesKind[] {
  if (reachKind(kind) === 'exercise') return ['exercise'];
  const isFlight = track ? track.craft === 'aircraft' : domains.includes('air');
  const isVoyage = track ? track.craft === 'ship' : !isFlight || domains.includes('sea');
  return SERIES_KINDS.filter((series) =>
    series === 'ship-patrol' ? isVoyage : series === 'air-patrol' && isFlight,
  );
}

export const isOfKind = (kind: SeriesKind) => (record: Moving) =>
  seriesKinds(record).includes(kind);

export const DOMAINS = ['land', 'sea', 'air', 'cyber'] as const;
export type Domain = (typeof DOMAINS)[number];

export const SITE_ROLES = words('main landing port command staging transit unpublished');
export type SiteRole = (typeof SITE_ROLES)[number];

/** Joint activity; staging and transit are one partner's own movement. */
const MEASURED_ROLES: readonly SiteRole[] = ['main', 'landing', 'port', 'command'];

export const isMeasuredSite = ({ role }: { role: SiteRole }) => MEASURED_ROLES.includes(role);

/** An unpublished position never counts. */
export const roleCounts = (role: SiteRole, staging: boolean) =>
  role !== 'unpublished' && (staging || MEASURED_ROLES.includes(role));

export const PRECISIONS = ['site', 'area', 'sea'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How far a stored place may be from the true one, km. */
export const PRECISION_KM: Record<Precision, number> = { site: 10, area: 50, sea: 200 };

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const CRAFTS = ['ship', 'aircraft'] as const;
export type Craft = (typeof CRAFTS)[number];

/** `inferred`: drawn by us between reported ones. */
export const WAYPOINT_STATUSES = ['reported', 'inferred'] as const;

export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** `secondary` repeats others and never counts as independent. */
export const SOURCE_TYPES = words(
  'official state-media independent think-tank third-state-military secondary',
);

export const SUPPORTS = words('dates place participants forces practices firsts track series name');

export const STRENGTHS = ['personnel', 'ships', 'aircraft', 'vehicles'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What measures and table need besides places. */
export const MEASURED_FIELDS = words(
  'id name kind scope framework series domains practices participants start end datePrecision',
);
