/**
 * Simulated series of records with a known truth, on a world of its own: boxes of 0.4° between 32°S
 * and 32°N as cells. Nothing here comes from the code under test.
 */
import type { ReachKind } from '../record/model';
import { randomPoisson } from '../statistics/draws.fixture';
import { randomBelow, seededRandom, type Random } from '../statistics/random';
import { Places } from '../earth/places';
import type { UnitVector } from '../earth/sphere';

const STEP = 0.4;
const COLUMNS = 900;
const ROWS = 160;
const KM_PER_DEGREE = 111.195;
const RADIUS_KM = 150;

const rowLat = (row: number) => -32 + STEP * (row + 0.5);

const CELL_KM2 = Float64Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
  const lat = rowLat(Math.floor(cell / COLUMNS));
  return (STEP * KM_PER_DEGREE) ** 2 * Math.cos((lat * Math.PI) / 180);
});

type Place = [lng: number, lat: number];

export interface SimulatedRecord {
  year: number;
  kind: ReachKind;
  places: Place[];
}

/** Places records of a year go to. */
export type Chooser = (year: number, random: Random) => Place[];

export function simulate(
  random: Random,
  span: { from: number; to: number },
  perYear: number,
  choose: Chooser,
): SimulatedRecord[] {
  const records: SimulatedRecord[] = [];
  for (let year = span.from; year <= span.to; year++) {
    const count = randomPoisson(random, perYear);
    for (let i = 0; i < count; i++) {
      records.push({ year, kind: 'exercise', places: choose(year, random) });
    }
  }
  return records;
}

/**
 * A world without change: 60 % of records go back to within a few hundred km of one of six usual
 * places, the others anywhere in a region of 140° by 56°; one in three has a second site.
 */
export function stationary(random: Random): Chooser {
  const anywhere = (): Place => [10 + 140 * random(), -28 + 56 * random()];
  const usual = Array.from({ length: 6 }, anywhere);
  return () => {
    const [lng, lat] =
      random() < 0.6 ? jittered(usual[randomBelow(random, usual.length)]!, random) : anywhere();
    return random() < 1 / 3
      ? [
          [lng, lat],
          [lng + 3 * random(), lat],
        ]
      : [[lng, lat]];
  };
}

/** The same world, in which nobody goes anywhere new after the year `last`. */
export function frozenAfter(last: number, random: Random): Chooser {
  const choose = stationary(random);
  const known: Place[][] = [];
  return (year) => {
    if (year > last && known.length > 0) return known[randomBelow(random, known.length)]!;
    const places = choose(year, random);
    known.push(places);
    return places;
  };
}

export const PERIODS = [
  { from: 2014, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: 2026 },
];

/** One stationary series, 2003–2026, four records a year. */
export function world(seed: number): SimulatedRecord[] {
  const random = seededRandom(seed);
  return simulate(random, { from: 2003, to: 2026 }, 4, stationary(random));
}

function jittered([lng, lat]: Place, random: Random): Place {
  return [lng + 4 * random() - 2, lat + 4 * random() - 2];
}

/** The records as the statistics take them. */
export function inputOf(records: readonly SimulatedRecord[]) {
  return {
    cellKm2: CELL_KM2,
    records: records.map(({ year, kind, places }, i) => ({
      id: `r${String(i).padStart(4, '0')}`,
      kind,
      years: [year],
      cells: Uint32Array.from(new Set(places.flatMap(disc))).sort(),
      places: new Places(places.map(unit)),
    })),
  };
}

function disc([lng, lat]: Place): number[] {
  const cells: number[] = [];
  const reach = RADIUS_KM / KM_PER_DEGREE;
  const middle = Math.floor((lat + 32) / STEP);
  for (let row = middle - 4; row <= middle + 4; row++) {
    if (row < 0 || row >= ROWS) continue;
    const shrink = Math.cos((rowLat(row) * Math.PI) / 180);
    const left = Math.floor((lng - reach / shrink) / STEP);
    for (let column = left; column * STEP <= lng + reach / shrink; column++) {
      const east = ((column + 0.5) * STEP - lng) * shrink;
      if (Math.hypot(east, rowLat(row) - lat) <= reach) {
        cells.push(row * COLUMNS + ((column + COLUMNS) % COLUMNS));
      }
    }
  }
  return cells;
}

function unit([lng, lat]: Place): UnitVector {
  const [l, p] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}
