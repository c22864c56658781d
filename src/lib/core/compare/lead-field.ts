import type { RegionalGround } from './regional-ground';
import type { SeriesField } from '../reach/measures';

/** Exercises', or where no region has any, ships'. */
export const leadField = ({ regions }: RegionalGround): SeriesField =>
  Object.values(regions).some((spans) =>
    Object.values(spans).some(({ ground }) => ground.exercise.reachKm2 > 0),
  )
    ? 'exercise'
    : 'shipPatrol';
