import type { Check } from './checks/check';
import {
  everySourceUsed,
  linkMatchesAddress,
  oneAddressOneSource,
  sourcesCitedOnce,
  sourcesExist,
  sourcesListed,
  sourcesSorted,
  uniqueSourceIds,
} from './checks/sources';
import {
  bothPartners,
  forcesOfParticipants,
  frameworkFitsParticipants,
  idIsFileName,
  participantsSorted,
  stagesInOrder,
  startBeforeEnd,
} from './checks/records';
import { siteInOneRegion, trackInRegions } from './checks/places';
import { shipsAtSea, trackContinuous, trackOrReason, waypointDatesInOrder } from './checks/tracks';

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
  startBeforeEnd,
  stagesInOrder,
  bothPartners,
  participantsSorted,
  frameworkFitsParticipants,
  forcesOfParticipants,
  trackOrReason,
  siteInOneRegion,
  trackInRegions,
  trackContinuous,
  waypointDatesInOrder,
  shipsAtSea,
];
