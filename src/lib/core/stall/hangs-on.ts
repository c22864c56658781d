import { directionOfRegion, directionsAt } from '../reach/directions';
import type { DirectionSet, Visit } from '../reach/directions';
import { neighbours, type Neighbours } from '../reach/new-places';
import { Redraw } from '../reach/redraw';
import { sectorOf, travelled, type Geography } from '../reach/travelled';
import type { RegionAt } from '../earth/regions';
import type { Position, ReachKind, ReachRecord } from '../record/model';
import { certainty, type Certainty } from '../statistics/certainty';
import { PACE_DEFAULTS, paceOf, type Pace, type PacePeriods, type PaceSettings } from './pace';
import type { PaceMeasure, SeriesInput } from './pace-series';

/** What the answer hangs on: other settings, places drawn anew, each record left out in turn. */
export type Change =
  'margin' | 'distance' | 'origin' | 'directions' | 'rule' | 'precise' | 'left-out';

interface Varied {
  change: Change;
  /** km, the name of an origin or scheme, the id of a rule or record. */
  value: string;
}
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

export interface HangsOn {
  lastMark: Record<ReachKind, Clause<MarkVaried>>;
  pace: Record<PaceMeasure, Clause<PaceVaried>>;
  /** Draws of the places, in how many each last mark stays in its month; the commonest other, null for no mark. */
  drawn: { of: number } & Record<
    ReachKind,
    { stands: number; other: { date: string | null; n: number } | null }
  >;
}

interface HangsOnInput extends Pick<SeriesInput, 'set' | 'places' | 'year'> {
  periods: PacePeriods | null;
  records: readonly ReachRecord[];
  /** The records of each other rule. */
  rules: readonly { id: string; records: readonly ReachRecord[] }[];
  geography: Geography;
  otherOrigins: readonly { name: string; position: Position }[];
  /** As found with all random orders. */
  pace: readonly Pace[];
}

const MARGINS = [0, 50, 100, 150, 350, 500, 750, 1000];
const DISTANCES = [250, 350, 750, 1000, 1500];
const SETTINGS = { ...PACE_DEFAULTS, orders: 999, series: 0 };
const DRAWS = 100;

type Case = SeriesInput &
  Pick<PaceSettings, 'marginKm' | 'newPlaceKm'> &
  Pick<HangsOnInput, 'periods'>;

/** Seeded: the same records give the same numbers. */
export function hangsOn(input: HangsOnInput): HangsOn {
  const { records, rules, geography, set, otherOrigins, places, year, periods } = input;
  const travels = (of: readonly ReachRecord[], to = set, at = geography) =>
    of.map((record) => travelled(record, at, to));
  const near = (of: readonly ReachRecord[], as = places) => neighbours(of, geography, as);
  const { marginKm, newPlaceKm } = SETTINGS;
  const base: Case = {
    ...{ travels: travels(records), neighbours: near(records), set, places, year },
    ...{ marginKm, newPlaceKm, periods },
  };
  const under = (change: Change, value: string, of: Partial<Case>) => {
    return { change, value, ...judge({ ...base, ...of }) };
  };
  const asIs = judge(base);
  const precise = { ...places, precise: true };
  const unplaced = records.map((record) => ({
    ...record,
    sites: record.sites.map((site) => ({ ...site, region: '' })),
  }));
  const results = [
    ...MARGINS.map((marginKm) => under('margin', String(marginKm), { marginKm })),
    ...DISTANCES.map((newPlaceKm) => under('distance', String(newPlaceKm), { newPlaceKm })),
    ...otherOrigins.map(({ name, position }) => {
      const moved = { ...set, origin: { position } };
      return under('origin', name, { travels: travels(records, moved), set: moved });
    }),
    ...schemes(set, geography).map(({ name, set: other, regionAt }) => {
      const at = { ...geography, regionAt };
      return under('directions', name, { travels: travels(unplaced, other, at), set: other });
    }),
    ...rules.map(({ id, records: of }) =>
      under('rule', id, { travels: travels(of), neighbours: near(of) }),
    ),
    under('precise', 'precise', { places: precise, neighbours: near(records, precise) }),
    ...records.map(({ id }) =>
      under('left-out', id, {
        travels: base.travels.filter((record) => record.id !== id),
        neighbours: base.neighbours.map((one) => without(one, id)),
      }),
    ),
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
  const pace = (measure: PaceMeasure, untouchedBy: readonly Change[]) => {
    const found = results.flatMap(({ change, value, pace }): PaceVaried[] => {
      const p = fellIn(pace, measure);
      return p === undefined || untouchedBy.includes(change)
        ? []
        : [{ change, value, p, certainty: certainty(p) }];
    });
    const as = fellIn(input.pace, measure) ?? 1;
    return clause(
      found,
      (one) => one.certainty === certainty(as),
      (one) => Math.abs(Math.log(one.p / as)),
    );
  };
  return {
    lastMark: { exercise: lastMark('exercise'), patrol: lastMark('patrol') },
    pace: {
      newPlaces: pace('newPlaces', ['margin', 'origin', 'directions']),
      marks: pace('marks', ['distance']),
    },
    drawn: drawnAnew(input, base, asIs.last),
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

function judge(one: Case): { last: LastMarks; pace: readonly Pace[] } {
  const { marginKm, newPlaceKm, periods } = one;
  const settings = { ...SETTINGS, marginKm, newPlaceKm };
  return {
    last: lastMarks(one),
    pace: periods ? paceOf({ ...one, periods, coveredTo: null }, settings, ['exercise']) : [],
  };
}

/** One-sided p that exercises went somewhere new less often; undefined where that cannot be tested. */
const fellIn = (pace: readonly Pace[], of: PaceMeasure) =>
  pace.find(({ kind, measure }) => kind === 'exercise' && measure === of)?.test?.random.fell;

type LastMarks = Record<ReachKind, Visit | undefined>;

function lastMarks({ travels, set, year, places, marginKm }: Case): LastMarks {
  const marks = directionsAt(travels, set, year, places, marginKm)
    .flatMap((direction) => direction.marks)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = (kind: ReachKind) => marks.findLast((mark) => mark.kind === kind);
  return { exercise: last('exercise'), patrol: last('patrol') };
}

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
  const sectors = (n: number): Scheme => ({
    name: `sectors-${n}`,
    set: groups(Array.from({ length: n }, (_, i) => String(i))),
    regionAt: (at) =>
      outer.has(regionAt(at) ?? '') ? String(sectorOf(set.origin.position, at, n)) : null,
  });
  return [
    { name: 'regions', set: groups([...outer.keys()]), regionAt },
    ...[2, 8, 12].map(sectors),
  ];
}

function drawnAnew({ records, geography, set }: HangsOnInput, base: Case, as: LastMarks) {
  const redraw = new Redraw(SETTINGS.seed, geography.boundsOf);
  const found = Array.from({ length: DRAWS }, () => {
    const travels = redraw.draw(records).records.map((record) => travelled(record, geography, set));
    return lastMarks({ ...base, travels });
  });
  const drawn = (kind: ReachKind) => {
    const months = new Map<string | null, number>();
    for (const last of found) {
      const date = month(last[kind]?.date);
      months.set(date, (months.get(date) ?? 0) + 1);
    }
    const asIs = month(as[kind]?.date);
    const stands = months.get(asIs) ?? 0;
    months.delete(asIs);
    const [date, n] = [...months].toSorted(([, a], [, b]) => b - a)[0] ?? [null, 0];
    return { stands, other: n > 0 ? { date, n } : null };
  };
  return { of: DRAWS, exercise: drawn('exercise'), patrol: drawn('patrol') };
}

const month = (date: string | null | undefined) => date?.slice(0, 7) ?? null;
