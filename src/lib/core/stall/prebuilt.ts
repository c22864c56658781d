import { type ReachDataset, completeChoices, recordsFor } from '../reach/dataset';
import { yearsOf, yearOf } from '../record/time';
import type { HangsOn } from './hangs-on';
import type { Pace } from './pace';
import type { Bands } from '../reach/bands';
import { measuresUnder } from '../reach/measure-years';
import { shownMeasures } from '../reach/measures';
import { whereStopped, directionsIn, newPlacesIn } from './where-stopped';
import { isMark, type Visit } from '../reach/directions';
import { roundKm } from '../reach/round';
import { explain } from '../reach/explain';

/** What takes seconds, by a counting rule, worked out when the data are built. */
export interface Sure {
  /** The bands that the page shows: of all records, not by kind. */
  years: { year: number; band: Bands }[];
  /** At the end of each year; edges and sentence follow from the records at once. */
  pace: Record<number, Pace[]>;
  /** Of the last year. */
  hangsOn: HangsOn | null;
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
    const choices = { rule: measures.settings.rule };
    const years = dataset.directions ? yearsOf(measures.settings) : [];
    const found = years.map((year) =>
      whereStopped(dataset, choices, { year, hangs: year === years.at(-1) }),
    );
    return [
      choices.rule,
      {
        years: measures.years.map(({ year, band }) => ({ year, band: shownOf(band) })),
        pace: Object.fromEntries(found.map(({ year, pace }) => [year, pace])),
        hangsOn: found.at(-1)?.hangsOn ?? null,
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
  /** From all earlier records of its kind, the place farthest from them; null for the first. */
  kmFromEarlier: number | null;
  /** Directions that it visited, and what that was to their edges. */
  directions: RecordDirection[];
}

export interface RecordDirection extends Pick<Visit, 'mark' | 'beyondKm' | 'reachKm' | 'mostKm'> {
  id: string;
  /** The year of the edge that was there before; null where it opened the direction. */
  edgeYear: number | null;
}

/** By id. Needs the home land, regions and directions of the dataset. */
export function recordNumbers(dataset: ReachDataset): Record<string, RecordNumbers> {
  const found = new Map<string, RecordNumbers>();
  const every = dataset.rules.find(({ where }) => Object.keys(where).length === 0);
  for (const { id: rule } of new Set([every ?? dataset.rules[0]!, dataset.rules[0]!])) {
    const choices = completeChoices(dataset, { rule });
    const records = recordsFor(dataset, choices);
    for (const year of new Set(records.map(({ start }) => yearOf(start)))) {
      const span = { from: year, to: year };
      const explained = explain(dataset, { rule }, span);
      for (const { id, start, farthestKm, newGroundKm2 } of explained.records) {
        // One that goes on into the next year is of the year in which it began.
        if (yearOf(start) !== year) continue;
        found.set(id, {
          ...{ rule, kmFrom: farthestKm, newGroundKm2 },
          ...{ kmFromEarlier: null, directions: [] },
        });
      }
    }
    for (const { id, km } of newPlacesIn(dataset, choices)) {
      const numbers = found.get(id);
      if (numbers) numbers.kmFromEarlier = roundKm(km);
    }
    for (const { id, visits } of directionsIn(dataset, choices)) {
      let edgeYear: number | null = null;
      for (const { recordId, mark, year, beyondKm, reachKm, mostKm } of visits) {
        found.get(recordId)?.directions.push({
          ...{ id, mark, edgeYear, beyondKm: roundKm(beyondKm) },
          ...{ reachKm: roundKm(reachKm)!, mostKm: roundKm(mostKm)! },
        });
        if (isMark({ mark })) edgeYear = year;
      }
    }
  }
  return Object.fromEntries(dataset.records.map(({ id }) => [id, found.get(id)!]));
}
