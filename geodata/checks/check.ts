import type { Land } from '../../src/lib/core/earth/land';
import { problem, type Dataset } from '../read';
import type { EventFile } from '../schema';

/** A rule about the dataset as a whole, or about what a schema cannot say. */
export type Check = (dataset: Dataset, land: Land) => string[];

/** Says that a field has not the value that is expected. */
export type Say = (field: string, value: unknown, expected: string) => void;

/** The problems that a rule says of one file. */
export function inFile(file: string, rule: (say: Say) => void): string[] {
  const found: string[] = [];
  rule((field, value, expected) => found.push(problem(file, field, value, expected)));
  return found;
}

/** A rule about each record. */
export const eachEvent =
  (rule: (event: EventFile, say: Say, dataset: Dataset, land: Land) => void): Check =>
  (dataset, land) =>
    dataset.events.flatMap(({ file, event }) =>
      inFile(file, (say) => rule(event, say, dataset, land)),
    );

/** The checks among what modules export, in the order of modules and names. */
export const checksOf = <C>(...modules: object[]): C[] =>
  modules.flatMap((module) =>
    Object.values(module).filter((value): value is C => typeof value === 'function'),
  );
