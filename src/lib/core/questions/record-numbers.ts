import { DEFAULT_CHOICES, regionAtOf, recordsFor, type ReachDataset } from '../reach/dataset';
import { directionsAt } from '../reach/directions';
import { travelled } from '../reach/travelled';
import { yearOf } from '../record/time';
import { answer } from './answer';

/** What the measures say of one record: what its page shows, for tables. Null: not measured. */
export interface RecordNumbers {
  /** The counting rule that the numbers are of: the standard one if it counts the record, else `all`. */
  rule: string;
  kmFrom: { RU: number | null; CN: number | null };
  newGroundKm2: number;
  /** From the nearest record of any earlier year. */
  kmToEarlier: number | null;
  /** Directions that it visited, and those whose edge it moved. */
  directions: string[];
  advances: string[];
}

/** By id. Needs the home land, regions and directions of the dataset. */
export function recordNumbers(dataset: ReachDataset): Record<string, RecordNumbers> {
  const found = new Map<string, RecordNumbers>();
  for (const rule of ['all', DEFAULT_CHOICES.rule]) {
    const choices = { ...DEFAULT_CHOICES, rule };
    const records = recordsFor(dataset, choices);
    for (const year of new Set(records.map(({ start }) => yearOf(start)))) {
      const span = { from: year, to: year };
      const explained = answer(dataset, { kind: 'explain', choices: { rule }, span });
      for (const { id, start, farthestKm, newGroundKm2, frontierKm } of explained.records) {
        // One that goes on into the next year is of the year in which it began.
        if (yearOf(start) !== year) continue;
        found.set(id, {
          ...{ rule, kmFrom: farthestKm, newGroundKm2, kmToEarlier: frontierKm },
          ...{ directions: [], advances: [] },
        });
      }
    }
    const set = dataset.directions!;
    const travels = records.map((record) => travelled(record, regionAtOf(dataset), set));
    for (const { id, visits } of directionsAt(travels, set, Infinity, choices)) {
      for (const { recordId, advance } of visits) {
        found.get(recordId)?.directions.push(id);
        if (advance) found.get(recordId)?.advances.push(id);
      }
    }
  }
  return Object.fromEntries(dataset.records.map(({ id }) => [id, found.get(id)!]));
}
