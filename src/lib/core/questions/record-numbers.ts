import { DEFAULT_CHOICES, completeChoices, recordsFor, type ReachDataset } from '../reach/dataset';
import { isMark, type Visit } from '../reach/directions';
import { roundKm } from '../reach/round';
import { yearOf } from '../record/time';
import { directionsIn, newPlacesIn } from './where';
import { explain } from './explain';

/** What the measures say of one record: what its page shows, for tables. Null: not measured. */
export interface RecordNumbers {
  /** The counting rule that the numbers are of: the standard one if it counts the record, else `all`. */
  rule: string;
  kmFrom: { RU: number | null; CN: number | null };
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
  for (const rule of ['all', DEFAULT_CHOICES.rule]) {
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
