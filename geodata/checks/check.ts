import type { Area } from '#core/earth/area';
import { FILES, problem, valueAt, type Dataset } from '../files/read';
import type { EventFile } from '#core/record/schema';

/** Unless it is so, tells a field, its value in the file, and what was expected. */
export type Demand = (isSo: boolean, field: string, expected: string, value?: unknown) => void;

interface Demands {
  must: Demand;
  /** No error in a draft, which only reports it. */
  should: Demand;
  /** Told, and refuses nothing: it may well be so. */
  mayDoubt: Demand;
}
type DemandsOn = (file: string, content: unknown) => Demands;
export type Check = (dataset: Dataset, on: DemandsOn, land: Area) => void;

export const demandsInto =
  (problems: string[], open: string[], notes: string[]): DemandsOn =>
  (file, content) => {
    const into =
      (list: string[]): Demand =>
      (isSo, field, expected, value) => {
        if (!isSo) list.push(problem(file, field, value ?? valueAt(content, field), expected));
      };
    return { must: into(problems), should: into(open), mayDoubt: into(notes) };
  };

export const eachEvent =
  (rule: (event: EventFile, demands: Demands, dataset: Dataset, land: Area) => void): Check =>
  (dataset, demandsOn, land) => {
    for (const { file, event } of dataset.events)
      rule(event, demandsOn(file, event), dataset, land);
  };

/** Of one file of the set. */
export const onFile =
  (name: keyof typeof FILES, rule: (dataset: Dataset, must: Demand, land: Area) => void): Check =>
  (dataset, demandsOn, land) =>
    rule(dataset, demandsOn(FILES[name][0], dataset[name]).must, land);

export const idsOf = <Id>(entries: readonly { id: Id }[]) => entries.map(({ id }) => id);

/** Paths begin at each entry. */
export const eachOf = <Entry>(
  must: Demand,
  list: string,
  entries: readonly Entry[],
  rule: (entry: Entry, must: Demand, i: number) => void,
) =>
  entries.forEach((entry, i) =>
    rule(entry, (isSo, field, ...told) => must(isSo, `${list}[${i}].${field}`, ...told), i),
  );
