import { compare } from '../lib/core/questions/compare';
import { explain } from '../lib/core/questions/explain';
import { measures } from '../lib/core/questions/measures';
import { stalled } from '../lib/core/questions/stalled';
import { whereStopped } from '../lib/core/questions/where';
import type { ReachChoices, ReachDataset } from '../lib/core/reach/dataset';
import type { OnProgress } from '../lib/core/reach/progress';

/** The commands, each with what answers it. */
const COMMANDS = { directions: whereStopped, measures, stall: stalled, compare, explain };
type Commands = typeof COMMANDS;
export type Command = keyof Commands;

/** What a command line asks for. */
export type Asked = {
  [Of in Command]: {
    command: Of;
    choices: Partial<ReachChoices>;
    settings: NonNullable<Parameters<Commands[Of]>[2]>;
  };
}[Command];

export type Answered = {
  [Of in Command]: { command: Of; answer: ReturnType<Commands[Of]> };
}[Command];

export function answer(
  dataset: ReachDataset,
  { command, choices, settings }: Asked,
  onProgress: OnProgress,
): Answered {
  const answer = COMMANDS[command](dataset, choices, settings as never, onProgress);
  return { command, answer } as Answered;
}
