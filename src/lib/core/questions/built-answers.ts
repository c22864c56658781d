import type { MarksChance } from '../stall/marks';
import type { MeasuresAnswer, StallAnswer } from './question';

/** What a file has of a counting rule, so that the engine need not work it out. */
export interface BuiltAnswers {
  measures: MeasuresAnswer;
  stall: StallAnswer;
  /** At the end of each year, what chance would give; edges and sentence follow from the records at once. */
  chance: Record<number, MarksChance[]>;
}

/** A file of another shape, from another version of the site, is no file. */
export function isWhole({ measures, stall, chance }: Partial<BuiltAnswers>): boolean {
  return Boolean(measures?.years && measures.cumulative && stall?.analysis && chance);
}
