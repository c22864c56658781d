import type { Check } from './checks/check';
import { nearDuplicates, relatedExist } from './checks/duplicates';
import { totalHoldsSides, withinRangeOfSeries } from './checks/forces';
import {
  placeInNamedRegion,
  regionInOneDirection,
  rightSideOfCoast,
  siteInOneRegion,
  trackInRegions,
} from './checks/places';
import {
  bothPartners,
  disputedFieldExists,
  forcesOfParticipants,
  frameworkFitsParticipants,
  hostsTookPart,
  idIsFileName,
  listsInOrder,
  participantsSorted,
  stagesInOrder,
  startBeforeEnd,
} from './checks/records';
import {
  everySourceUsed,
  linkMatchesAddress,
  oneAddressOneSource,
  sourcesCitedOnce,
  sourcesExist,
  sourcesListed,
  sourcesNotTooEarly,
  sourcesSorted,
  uniqueSourceIds,
} from './checks/sources';
import {
  shipsAtSea,
  speedPossible,
  trackContinuous,
  trackOrReason,
  waypointDatesInOrder,
} from './checks/tracks';
import { noUnusedWords } from './checks/words';
import {
  confidenceEarned,
  disputesSaidBySomebody,
  partialListsFlagged,
  placeholdersNotMeasured,
  reportedBySomebody,
  ruleKeepsItsWords,
} from './checks/words-kept';

/** Every rule, in the order in which its problems are printed. */
export const CHECKS: readonly Check[] = [
  idIsFileName,
  uniqueSourceIds,
  sourcesSorted,
  oneAddressOneSource,
  linkMatchesAddress,
  sourcesExist,
  sourcesListed,
  sourcesCitedOnce,
  everySourceUsed,
  sourcesNotTooEarly,
  startBeforeEnd,
  stagesInOrder,
  bothPartners,
  participantsSorted,
  frameworkFitsParticipants,
  hostsTookPart,
  listsInOrder,
  disputedFieldExists,
  forcesOfParticipants,
  totalHoldsSides,
  withinRangeOfSeries,
  relatedExist,
  nearDuplicates,
  siteInOneRegion,
  regionInOneDirection,
  placeInNamedRegion,
  rightSideOfCoast,
  trackOrReason,
  trackInRegions,
  trackContinuous,
  waypointDatesInOrder,
  speedPossible,
  shipsAtSea,
  noUnusedWords,
  ruleKeepsItsWords,
  confidenceEarned,
  disputesSaidBySomebody,
  reportedBySomebody,
  placeholdersNotMeasured,
  partialListsFlagged,
];
