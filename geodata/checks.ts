import { checksOf, type Check } from './checks/check';
import * as duplicates from './checks/duplicates';
import * as forces from './checks/forces';
import * as places from './checks/places';
import * as records from './checks/records';
import * as sources from './checks/sources';
import * as tracks from './checks/tracks';
import * as words from './checks/words';

const { soundList: _, ...ofSources } = sources;

/** Every rule, in the order in which its problems are printed. */
export const CHECKS: readonly Check[] = checksOf(
  ofSources,
  records,
  forces,
  duplicates,
  places,
  tracks,
  words,
);
