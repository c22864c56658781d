import { answerCompare } from './answer-compare';
import { answerExplain } from './answer-explain';
import { answerGround } from './answer-ground';
import { answerMeasures } from './answer-measures';
import { answerStall } from './answer-stall';
import type { ReachDataset } from '../reach/dataset';
import type { OnProgress } from '../reach/progress';
import type { Answer, AnswerTo, Question } from './question';

/**
 * The answer to a question: the one way in for page, worker and command line, so that the same
 * question gives the same bytes everywhere. Throws InputError for input no answer exists for.
 */
export function answer<Asked extends Question>(
  dataset: ReachDataset,
  question: Asked,
  onProgress: OnProgress = () => {},
): AnswerTo<Asked> {
  return answerTo(dataset, question, onProgress) as AnswerTo<Asked>;
}

function answerTo(dataset: ReachDataset, question: Question, onProgress: OnProgress): Answer {
  switch (question.kind) {
    case 'measures':
      return answerMeasures(dataset, question, onProgress);
    case 'ground':
      return answerGround(dataset, question, onProgress);
    case 'explain':
      return answerExplain(dataset, question, onProgress);
    case 'stall':
      return answerStall(dataset, question, onProgress);
    case 'compare':
      return answerCompare(dataset, question, onProgress);
    default:
      return question satisfies never;
  }
}
