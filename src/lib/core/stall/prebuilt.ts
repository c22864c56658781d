import {
  completeChoices,
  distancesOf,
  groundsFor,
  recordsFor,
  selectionFor,
  visitChoices,
  visitsFor,
} from '../reach/dataset';
import type { Choices, ReachDataset } from '../reach/dataset';
import { firstInDirection } from '../reach/directions';
import { groundByKind } from '../reach/measure-span';
import type { Grounded, OnProgress } from '../reach/measures';
import { seriesUnder, statusIn, type Visit, type VisitSeries } from '../reach/new-places';
import { roundByName, roundKm } from '../reach/round';
import { cached } from '../record/cached';
import { isMeasuredSite } from '../record/model';
import { byKey } from '../record/pick';
import type { ReachRecord } from '../record/schema';
import { yearsOf, type YearSpan } from '../record/time';
import { verdictsFor, type Verdict } from './verdict';

/** Takes seconds: computed when the data are built. */
export interface RuleResults {
  visits: Visit[];
  /** By final year: each under the standard rule, the last under others. */
  verdicts: Record<number, Verdict[]>;
}

/** `static/data/sure-<rule>.json`. */
export function resultsByRule(dataset: ReachDataset): Record<string, RuleResults> {
  const resultsByIds = new Map<string, RuleResults>();
  const resultUnder = (rule: string): RuleResults => {
    const choices = completeChoices(dataset, { rule });
    const isStandard = rule === dataset.rules[0]!.id;
    const verdicts = yearsOf(isStandard ? choices : { ...choices, from: choices.to }).map(
      (year) => [year, verdictsFor(dataset, { rule }, year)],
    );
    return { visits: visitsFor(dataset, { rule }), verdicts: Object.fromEntries(verdicts) };
  };
  const rules = dataset.rules.map(({ id }) => id);
  return byKey(rules, (rule) => {
    const records = recordsFor(dataset, completeChoices(dataset, { rule }));
    const key = records.map(({ id }) => id).join();
    return cached(resultsByIds, key, () => resultUnder(rule));
  });
}

export interface YearGround {
  year: number;
  ground: Grounded;
}

export function yearlyGround(
  dataset: ReachDataset,
  choices: Choices,
  span: YearSpan = completeChoices(dataset, choices),
  onProgress?: OnProgress,
): YearGround[] {
  const groundIn = groundByKind(groundsFor(dataset, choices, onProgress));
  return yearsOf(span).map((year) =>
    roundByName({ year, ground: groundIn({ from: year, to: year }) }),
  );
}

export type RecordNumbers = ReturnType<typeof recordNumbers>[string];
export type SiteVisit = Pick<Visit, 'status' | 'km' | 'nearest'>;

export function recordNumbers(dataset: ReachDataset) {
  const [standard] = dataset.rules;
  const every = dataset.rules.find(({ where }) => Object.keys(where).length === 0) ?? standard;
  const recordById = new Map(dataset.records.map((record) => [record.id, record]));
  // The standard rule comes last and stays.
  const numbers = [...new Set([every, standard])].flatMap((rule) => {
    const choices = completeChoices(dataset, { rule: rule!.id });
    const { records, facts } = selectionFor(dataset, choices);
    const visitsOfRule = visitsFor(dataset, choices);
    const visits = new Map(visitsOfRule.map((visit) => [visit.id, visit]));
    const { directions } = dataset;
    const firsts = directions && firstInDirection(visitsOfRule, directions);
    const counted = visitChoices(dataset, choices);
    const series = distancesOf(dataset).map((distances) => seriesUnder(distances, counted));
    return records.map(({ id, farthestFrom }) => {
      const far = facts.partners.map((partner) => ({ partner, place: farthestFrom(partner) }));
      const kmFrom = far.map(({ partner, place }) => [partner, roundKm(place?.km)]);
      const atLeast = far.filter(({ place }) => place && place.mostKm > place.km);
      const visit = visits.get(id) ?? null;
      const among = visit && series.find(({ kind }) => kind === visit.kind)!;
      const own = {
        /** The standard rule if it counts the record, else one that does. */
        rule: rule!.id,
        isStandard: rule === standard,
        kmFrom: Object.fromEntries(kmFrom) as Record<string, number | null>,
        /** Partners to whom it may be farther: the place is known only within bounds. */
        atLeast: atLeast.map(({ partner }) => partner),
        /** Null without a measured place. */
        visit,
        /** The direction in which it was the first of its kind. */
        firstIn: (visit && firsts?.get(visit)) ?? null,
        sites: siteVisits(recordById.get(id)!, among, choices.newPlaceKm),
      };
      return [id, own] as const;
    });
  });
  const numbersById = new Map(numbers);
  return Object.fromEntries(dataset.records.map(({ id }) => [id, numbersById.get(id)!]));
}

/** Null for a site that is not measured. */
function siteVisits(
  { id, sites }: ReachRecord,
  series: VisitSeries | null,
  limitKm: number,
): (SiteVisit | null)[] {
  const slot = series?.records.findIndex((record) => record.id === id);
  if (!series || slot === undefined) return sites.map(() => null);
  const places = [...series.places[slot]!];
  return sites.map((site) => {
    if (site.role === 'command' || !isMeasuredSite(site)) return null;
    const { status, km, nearest } = statusIn(series.records, slot, [places.shift()!], limitKm);
    return { status, km, nearest };
  });
}
