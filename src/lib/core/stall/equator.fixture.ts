import type { DirectionSet } from '../reach/directions';
import type { Geography } from '../reach/travelled';

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
