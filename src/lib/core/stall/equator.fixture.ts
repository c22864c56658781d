import type { DirectionSet } from '../reach/directions';
import { neighbours } from '../reach/new-places';
import { travelled, type Geography } from '../reach/travelled';
import type { Position, ReachRecord } from '../record/model';
import { record } from '../record/record.fixture';
import type { PaceInput, PacePeriods } from './pace';

const NAMES = { en: 'x', ru: 'x', zh: 'x' };
/** A world of two directions, east and west of 0° on the equator. */
export const SET: DirectionSet = {
  origin: { position: [0, 0] },
  directions: ['east', 'west'].map((id) => {
    return { id, name: NAMES, short: NAMES, where: NAMES, regions: [id] };
  }),
};
export const GEOGRAPHY: Geography = {
  regionAt: ([lng]) => (Math.abs(lng) < 3 ? null : lng > 0 ? 'east' : 'west'),
  boundsOf: () => null,
};
export const PLACES = { precise: false, staging: false, region: null };
export const PERIODS: PacePeriods = {
  before: { from: 2014, to: 2019 },
  since: { from: 2020, to: Infinity },
  later: { from: 2023, to: Infinity },
};

/** Of a kind, on the equator: so many degrees east in that year. */
export type Went = [year: number, lng: number, kind?: 'exercise' | 'patrol'];
export function inputOf(went: readonly Went[], year = 2026): PaceInput {
  const records = went.map(([of, lng, kind = 'exercise'], i): ReachRecord => {
    const id = `r${String(i).padStart(3, '0')}`;
    const position: Position = [lng, 0];
    return record(id, `${of}-06-01`, [{ position, region: '' }], { kind });
  });
  return {
    travels: records.map((one) => travelled(one, GEOGRAPHY, SET)),
    neighbours: neighbours(records, GEOGRAPHY, PLACES),
    ...{ set: SET, places: PLACES, year, periods: PERIODS, coveredTo: null },
  };
}
