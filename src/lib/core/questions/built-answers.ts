import type { HangsOn } from '../stall/hangs-on';
import type { Pace } from '../stall/pace';
import type { MeasuresAnswer, StallAnswer } from './question';

/** What a file has of a counting rule, so that the engine need not work it out. */
export interface BuiltAnswers {
  measures: MeasuresAnswer;
  stall: StallAnswer;
  /** At the end of each year; edges and sentence follow from the records at once. */
  pace: Record<number, Pace[]>;
  /** Of the last year. */
  hangsOn: HangsOn | null;
}

/** A file of another shape, from another version of the site, is no file. */
export function isWhole({ measures, stall, pace }: Partial<BuiltAnswers>): boolean {
  return Boolean(measures?.years && measures.cumulative && stall?.analysis && pace);
}
