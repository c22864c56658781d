import { bearing } from '../earth/geodesic';
import {
  directionOfRegion,
  directionsAt,
  type DirectionSet,
  type Travelled,
  type Visit,
} from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import { neighbours, type Neighbours } from '../reach/new-places';
import { Redraw } from '../reach/redraw';
import { travelled, type Geography } from '../reach/travelled';
import type { RegionAt } from '../earth/regions';
import { REACH_KINDS, type Position, type ReachKind, type ReachRecord } from '../record/model';
import { certainty, type Certainty } from '../statistics/certainty';
import { PACE_DEFAULTS, paceOf, type Pace } from './pace';
import type { PaceMeasure } from './pace-series';

/**
 * What the answer hangs on: the same records with another margin, origin, grouping of directions, rule, or
 * without one of them, and with places drawn anew within what is known of them.
 */
export type Change =
  'margin' | 'distance' | 'origin' | 'directions' | 'rule' | 'precise' | 'left-out';

interface Varied {
  change: Change;
  /** km, the name of an origin or scheme, the id of a rule or record. */
  value: string;
}
/** A clause of the answer under a variation: a date, or the p of a fall. */
export interface MarkVaried extends Varied {
  date: string | null;
}
export interface PaceVaried extends Varied {
  p: number;
  certainty: Certainty;
}

interface Clause<Found> {
  of: number;
  /** In how many the clause stands as it is said. */
  stands: number;
  /** Those that change it most, at most three. */
  most: Found[];
}

interface Drawn {
  /** Null: no mark. */
  date: string | null;
  n: number;
}

export interface HangsOn {
  /** The month of the last mark of each kind. */
  lastMark: Record<ReachKind, Clause<MarkVaried>>;
  /** How sure it is that the pace of exercises fell. */
  pace: Record<PaceMeasure, Clause<PaceVaried>>;
  /** Draws of the places, in how many each last mark stays in its month, and which other month is the commonest. */
  drawn: { of: number } & Record<ReachKind, { stands: number; other: Drawn | null }>;
}

export interface HangsOnInput {
  records: readonly ReachRecord[];
  /** The records of each other rule. */
  rules: readonly { id: string; records: readonly ReachRecord[] }[];
  geography: Geography;
  set: DirectionSet;
  otherOrigins: readonly { name: string; position: Position }[];
  places: PlaceSettings;
  year: number;
  /** As found with all random orders. */
  pace: readonly Pace[];
}

const MARGINS = [0, 50, 100, 150, 350, 500, 750, 1000];
const DISTANCES = [250, 350, 750, 1000, 1500];
const SETTINGS = { ...PACE_DEFAULTS, orders: 999, series: 0 };
const DRAWS = 100;

interface Case {
  travels: readonly Travelled[];
  near: readonly Neighbours[];
  set: DirectionSet;
  marginKm: number;
  newPlaceKm: number;
}

/** Seeded: the same records give the same numbers. */
export function hangsOn(input: HangsOnInput): HangsOn {
  const { records, rules, geography, set, otherOrigins, places, year } = input;
  const travelsOf = (of: readonly ReachRecord[], to = set) =>
    of.map((record) => travelled(record, geography, to));
  const nearOf = (of: readonly ReachRecord[], precise = places.precise) =>
    neighbours(of, geography, { ...places, precise });
  const base: Case = {
    ...{ travels: travelsOf(records), near: nearOf(records), set },
    ...{ marginKm: SETTINGS.marginKm, newPlaceKm: SETTINGS.newPlaceKm },
  };
  const under = (change: Change, value: string, of: Partial<Case>, precise = places.precise) => {
    return { change, value, ...judge({ ...base, ...of }, { ...places, precise }, year) };
  };
  const asIs = judge(base, places, year);
  const results = [
    ...MARGINS.map((marginKm) => under('margin', String(marginKm), { marginKm })),
    ...DISTANCES.map((newPlaceKm) => under('distance', String(newPlaceKm), { newPlaceKm })),
    ...otherOrigins.map(({ name, position }) => {
      const moved = { ...set, origin: { position } };
      return under('origin', name, { travels: travelsOf(records, moved), set: moved });
    }),
    ...schemes(set, geography).map(({ name, set: other, regionAt }) => {
      const at = { ...geography, regionAt };
      const travels = records.map((record) => travelled(withoutRegions(record), at, other));
      return under('directions', name, { travels, set: other });
    }),
    ...rules.map(({ id, records: of }) =>
      under('rule', id, { travels: travelsOf(of), near: nearOf(of) }),
    ),
    under('precise', 'precise', { near: nearOf(records, true) }, true),
    ...records.map(({ id }) => {
      const rest = records.filter((record) => record.id !== id);
      const kept = new Set(rest.map((record) => record.id));
      const travels = base.travels.filter((record) => kept.has(record.id));
      return under('left-out', id, { travels, near: base.near.map((one) => without(one, id)) });
    }),
  ];
  const lastMark = (kind: ReachKind) => {
    const found = results
      // Without the record that set the last mark another one is the last: that says nothing.
      .filter(({ change, value }) => change !== 'distance' && value !== asIs.last[kind]?.recordId)
      .map(({ change, value, last }): MarkVaried => {
        return { change, value, date: last[kind]?.date ?? null };
      });
    const as = asIs.last[kind]?.date ?? null;
    const ms = (date: string | null) => Date.parse(date ?? '1900-01-01');
    return clause(
      found,
      ({ date }) => month(date) === month(as),
      ({ date }) => Math.abs(ms(date) - ms(as)),
    );
  };
  const pace = (measure: PaceMeasure) => {
    const other = { marks: 'distance', newPlaces: 'margin' }[measure];
    const isOf = (change: Change) =>
      change !== other && !(measure === 'newPlaces' && ['origin', 'directions'].includes(change));
    const found = results.flatMap(({ change, value, p }): PaceVaried[] => {
      const one = p[measure];
      return one === null || !isOf(change)
        ? []
        : [{ change, value, p: one, certainty: certainty(one) }];
    });
    const as =
      input.pace.find((one) => one.kind === 'exercise' && one.measure === measure)?.test?.random
        .fell ?? 1;
    return clause(
      found,
      (one) => one.certainty === certainty(as),
      (one) => Math.abs(Math.log(one.p / as)),
    );
  };
  return {
    lastMark: { exercise: lastMark('exercise'), patrol: lastMark('patrol') },
    pace: { newPlaces: pace('newPlaces'), marks: pace('marks') },
    drawn: drawnAnew(input, asIs.last),
  };
}

function clause<Found>(
  found: readonly Found[],
  stands: (one: Found) => boolean,
  distance: (one: Found) => number,
): Clause<Found> {
  const changed = found.filter((one) => !stands(one)).sort((a, b) => distance(b) - distance(a));
  return { of: found.length, stands: found.length - changed.length, most: changed.slice(0, 3) };
}

function judge(
  { travels, near, set, marginKm, newPlaceKm }: Case,
  places: PlaceSettings,
  year: number,
): { last: LastMarks; p: Record<PaceMeasure, number | null> } {
  const found = paceOf(
    { travels, neighbours: near, set, places, year, coveredTo: null },
    { ...SETTINGS, marginKm, newPlaceKm },
    ['exercise'],
  );
  const p = (measure: PaceMeasure) =>
    found.find((one) => one.measure === measure)?.test?.random.fell ?? null;
  const last = lastMarks(travels, set, year, places, marginKm);
  return { last, p: { newPlaces: p('newPlaces'), marks: p('marks') } };
}

type LastMarks = Record<ReachKind, Visit | undefined>;

function lastMarks(
  travels: readonly Travelled[],
  set: DirectionSet,
  year: number,
  places: PlaceSettings,
  marginKm: number,
): LastMarks {
  const marks = directionsAt(travels, set, year, places, marginKm)
    .flatMap((direction) => direction.marks)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = (kind: ReachKind) => marks.filter((mark) => mark.kind === kind).at(-1);
  return { exercise: last('exercise'), patrol: last('patrol') };
}

/** The same records without one of them. */
function without({ kind, records, near }: Neighbours, id: string): Neighbours {
  const gone = records.findIndex((record) => record.id === id);
  if (gone < 0) return { kind, records, near };
  const shift = (j: number) => (j > gone ? j - 1 : j);
  return {
    kind,
    records: records.filter((_, i) => i !== gone),
    near: (limitKm) =>
      near(limitKm)
        .filter((_, i) => i !== gone)
        .map((lists) => lists.map((list) => list.filter((j) => j !== gone).map(shift))),
  };
}

interface Scheme {
  name: string;
  set: DirectionSet;
  regionAt: RegionAt;
}

/** Each outer region alone; two halves, eight and twelve sectors of the compass. Home stays home. */
function schemes(set: DirectionSet, { regionAt }: Geography): Scheme[] {
  const outer = directionOfRegion(set);
  const groups = (ids: readonly string[]): DirectionSet => ({
    ...set,
    directions: ids.map((id) => ({ ...set.directions[0]!, id, regions: [id] })),
  });
  const sectors = (n: number): Scheme => {
    const width = 360 / n;
    const sectorOf = (at: Position) =>
      String(Math.floor((bearing(set.origin.position, at) + 360 + width / 2) / width) % n);
    return {
      name: `sectors-${n}`,
      set: groups(Array.from({ length: n }, (_, i) => String(i))),
      regionAt: (at) => (outer.has(regionAt(at) ?? '') ? sectorOf(at) : null),
    };
  };
  return [
    { name: 'regions', set: groups([...outer.keys()]), regionAt },
    ...[2, 8, 12].map(sectors),
  ];
}

const withoutRegions = (record: ReachRecord): ReachRecord => {
  return { ...record, sites: record.sites.map((site) => ({ ...site, region: '' })) };
};

/** The months of the last marks where the places are drawn anew. */
function drawnAnew({ records, geography, set, places, year }: HangsOnInput, as: LastMarks) {
  const redraw = new Redraw(SETTINGS.seed, geography.boundsOf);
  const found = new Map(REACH_KINDS.map((kind): [ReachKind, (string | null)[]] => [kind, []]));
  for (let n = 0; n < DRAWS; n++) {
    const travels = redraw.draw(records).records.map((record) => travelled(record, geography, set));
    const last = lastMarks(travels, set, year, places, SETTINGS.marginKm);
    for (const kind of REACH_KINDS) found.get(kind)!.push(month(last[kind]?.date));
  }
  const drawn = (kind: ReachKind) => {
    const months = new Map<string | null, number>();
    for (const date of found.get(kind)!) months.set(date, (months.get(date) ?? 0) + 1);
    const asIs = month(as[kind]?.date);
    const stands = months.get(asIs) ?? 0;
    months.delete(asIs);
    const [date, n] = [...months].toSorted(([, a], [, b]) => b - a)[0] ?? [null, 0];
    return { stands, other: n > 0 ? { date, n } : null };
  };
  return { of: DRAWS, exercise: drawn('exercise'), patrol: drawn('patrol') };
}

const month = (date: string | null | undefined) => date?.slice(0, 7) ?? null;
