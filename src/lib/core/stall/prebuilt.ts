import { type ReachDataset, completeChoices, recordsFor, visitsFor } from '../reach/dataset';
import { explain } from '../reach/explain';
import type { Visit } from '../reach/new-places';
import { cached } from '../record/cached';
import { yearOf, yearsOf } from '../record/time';
import { verdictsFor, type Verdict } from './verdict';

/** The results under one counting rule that take seconds, and so are computed when the data are built. */
export interface RuleResults {
  visits: Visit[];
  /** By the year at whose end they are: under the standard rule of every year, under others of the last. */
  verdicts: Record<number, Verdict[]>;
}

/** `static/data/sure-<rule>.json`, by rule. */
export function resultsByRule(dataset: ReachDataset): Record<string, RuleResults> {
  // Some rules admit the same records.
  const known = new Map<string, RuleResults>();
  const resultUnder = (rule: string): RuleResults => {
    const choices = completeChoices(dataset, { rule });
    const isStandard = rule === dataset.rules[0]!.id;
    const verdicts = yearsOf(isStandard ? choices : { ...choices, from: choices.to }).map(
      (year) => [year, verdictsFor(dataset, { rule }, year, { sensitivity: true })],
    );
    return { visits: visitsFor(dataset, { rule }), verdicts: Object.fromEntries(verdicts) };
  };
  return Object.fromEntries(
    dataset.rules.map(({ id: rule }) => {
      const records = recordsFor(dataset, completeChoices(dataset, { rule }));
      const key = records.map(({ id }) => id).join();
      return [rule, cached(known, key, () => resultUnder(rule))];
    }),
  );
}

/** What the measures say of one record, for its page and for tables; null where it is not measured. */
export interface RecordNumbers {
  /** Id of the counting rule: the standard one if it counts the record, else one that counts every record. */
  rule: string;
  /** From the land of each partner to its farthest place. */
  kmFrom: Record<string, number | null>;
  newGroundKm2: number;
  /** New place or return; null without a measured place. */
  visit: Visit | null;
}

/** The numbers of each record, by id. Needs the home land and regions of the dataset. */
export function recordNumbers(dataset: ReachDataset): Record<string, RecordNumbers> {
  const numbersById = new Map<string, RecordNumbers>();
  const every = dataset.rules.find(({ where }) => Object.keys(where).length === 0);
  for (const { id: rule } of new Set([every ?? dataset.rules[0]!, dataset.rules[0]!])) {
    const choices = completeChoices(dataset, { rule });
    const visits = new Map(visitsFor(dataset, choices).map((visit) => [visit.id, visit]));
    const records = recordsFor(dataset, choices);
    for (const year of new Set(records.map(({ start }) => yearOf(start)))) {
      const explained = explain(dataset, { rule }, { from: year, to: year });
      for (const { id, start, farthestKm, newGroundKm2 } of explained.records) {
        // A record that runs into the next year belongs to the year in which it began.
        if (yearOf(start) !== year) continue;
        const visit = visits.get(id) ?? null;
        numbersById.set(id, { rule, kmFrom: farthestKm, newGroundKm2, visit });
      }
    }
  }
  return Object.fromEntries(dataset.records.map(({ id }) => [id, numbersById.get(id)!]));
}
