import type { Land } from '../../src/lib/core/earth/land';
import { problem, type Dataset } from '../read';
import type { EventFile } from '../schema';

/** A rule about the dataset as a whole, or about what a schema cannot say; returns its problems. */
export type Check = (dataset: Dataset, land: Land) => string[];

/** Reports a field whose value is not what is expected. */
export type Say = (field: string, value: unknown, expected: string) => void;

/** The problems that a rule reports about one file. */
export function inFile(file: string, rule: (say: Say) => void): string[] {
  const problems: string[] = [];
  rule((field, value, expected) => problems.push(problem(file, field, value, expected)));
  return problems;
}

/** A rule about each record. */
export const eachEvent =
  (rule: (event: EventFile, say: Say, dataset: Dataset, land: Land) => void): Check =>
  (dataset, land) =>
    dataset.events.flatMap(({ file, event }) =>
      inFile(file, (say) => rule(event, say, dataset, land)),
    );
