import { type ReachDataset, completeChoices, recordsFor } from '../reach/dataset';
import { explain } from '../reach/explain';
import type { Bands } from '../reach/bands/bands';
import { measuresUnder } from '../reach/measure-years';
import { shownMeasures } from '../reach/measures';
import type { Visit } from '../reach/new-places';
import { yearOf, yearsOf } from '../record/time';
import { visitsFor } from '../reach/visits';
import { verdictsFor, type Verdict } from './answer';

/** What takes seconds, by a counting rule, worked out when the data are built. */
export interface Sure {
  /** The bands that the page shows: of all records, not by kind. */
  years: { year: number; band: Bands }[];
  /** What each record was. */
  visits: Visit[];
  /** At the end of each year. */
  verdicts: Record<number, Verdict[]>;
}

/** `static/data/sure-<rule>.json`, by rule. */
export function sureUnder(dataset: ReachDataset): Record<string, Sure> {
  const ids = dataset.rules.map(({ id }) => id);
  const shown = new Set<string>(
    shownMeasures(Object.keys(dataset.home ?? {})).map(({ all }) => all),
  );
  const shownOf = (band: Bands): Bands =>
    Object.fromEntries(Object.entries(band).filter(([name]) => shown.has(name)));
  const rules = measuresUnder(ids, dataset, {}, { bands: {} }).map((measures): [string, Sure] => {
    const { rule } = measures.settings;
    const years = yearsOf(measures.settings);
    const verdicts = years.map((year) => {
      return [year, verdictsFor(dataset, { rule }, year, { sensitivity: true })];
    });
    return [
      rule,
      {
        years: measures.years.map(({ year, band }) => ({ year, band: shownOf(band) })),
        visits: visitsFor(dataset, { rule }),
        verdicts: Object.fromEntries(verdicts) as Sure['verdicts'],
      },
    ];
  });
  return Object.fromEntries(rules);
}

/** What the measures say of one record: what its page shows, for tables. Null: not measured. */
export interface RecordNumbers {
  /** The counting rule that the numbers are of: the standard one if it counts the record, else one that counts every record. */
  rule: string;
  /** By partner. */
  kmFrom: Record<string, number | null>;
  newGroundKm2: number;
  /** New place or return; null without a measured place. */
  visit: Visit | null;
}

/** By id. Needs the home land and regions of the dataset. */
export function recordNumbers(dataset: ReachDataset): Record<string, RecordNumbers> {
  const found = new Map<string, RecordNumbers>();
  const every = dataset.rules.find(({ where }) => Object.keys(where).length === 0);
  for (const { id: rule } of new Set([every ?? dataset.rules[0]!, dataset.rules[0]!])) {
    const choices = completeChoices(dataset, { rule });
    const visits = new Map(visitsFor(dataset, choices).map((visit) => [visit.id, visit]));
    const records = recordsFor(dataset, choices);
    for (const year of new Set(records.map(({ start }) => yearOf(start)))) {
      const explained = explain(dataset, { rule }, { from: year, to: year });
      for (const { id, start, farthestKm, newGroundKm2 } of explained.records) {
        // One that goes on into the next year is of the year in which it began.
        if (yearOf(start) !== year) continue;
        const visit = visits.get(id) ?? null;
        found.set(id, { rule, kmFrom: farthestKm, newGroundKm2, visit });
      }
    }
  }
  return Object.fromEntries(dataset.records.map(({ id }) => [id, found.get(id)!]));
}
