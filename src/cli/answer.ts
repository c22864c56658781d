import type {
  CompareAnswer,
  DirectionsAnswer,
  ExplainAnswer,
  MeasuresAnswer,
  StallAnswer,
} from '../lib/core/questions/answers';
import { compare } from '../lib/core/questions/compare';
import { explain } from '../lib/core/questions/explain';
import { measures } from '../lib/core/questions/measures';
import { stalled } from '../lib/core/questions/stalled';
import { whereStopped } from '../lib/core/questions/where';
import { completeChoices, type ReachChoices, type ReachDataset } from '../lib/core/reach/dataset';
import type { OnProgress } from '../lib/core/reach/progress';
import { windowsOf, type YearSpan } from '../lib/core/record/time';

type Settings<Of extends (...given: never[]) => unknown> = NonNullable<Parameters<Of>[2]>;

/** What a command line asks for. */
export type Asked = { choices: Partial<ReachChoices> } & (
  | { command: 'directions'; settings: Settings<typeof whereStopped> }
  | { command: 'measures'; settings: Settings<typeof measures>; window: number | undefined }
  | { command: 'stall'; settings: Settings<typeof stalled> }
  | { command: 'compare'; spans: Settings<typeof compare> }
  | { command: 'explain'; span: YearSpan }
);

export type Answered =
  | { command: 'directions'; answer: DirectionsAnswer }
  | { command: 'measures'; answer: MeasuresAnswer }
  | { command: 'stall'; answer: StallAnswer }
  | { command: 'compare'; answer: CompareAnswer }
  | { command: 'explain'; answer: ExplainAnswer };

export function answer(dataset: ReachDataset, asked: Asked, onProgress: OnProgress): Answered {
  const { command, choices } = asked;
  switch (command) {
    case 'directions':
      return { command, answer: whereStopped(dataset, choices, asked.settings, onProgress) };
    case 'measures': {
      const { settings, window: width } = asked;
      const spans = width === undefined ? [] : windowsOf(completeChoices(dataset, choices), width);
      return { command, answer: measures(dataset, choices, { ...settings, spans }, onProgress) };
    }
    case 'stall':
      return { command, answer: stalled(dataset, choices, asked.settings, onProgress) };
    case 'compare':
      return { command, answer: compare(dataset, choices, asked.spans, onProgress) };
    case 'explain':
      return { command, answer: explain(dataset, choices, asked.span, onProgress) };
    default:
      return command satisfies never;
  }
}
