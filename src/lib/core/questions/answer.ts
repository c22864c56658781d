import { answerCompare } from './answer-compare';
import { answerExplain } from './answer-explain';
import { answerGround } from './answer-ground';
import { answerMeasures } from './answer-measures';
import { answerStall } from './answer-stall';
import type { ReachDataset } from '../reach/dataset';
import type { Answer, AnswerTo, Question } from './question';
import { finish, type Progress, type Steps } from './steps';

/**
 * The answer to a question, in steps: the one way in for page, worker and command line, so that the
 * same question gives the same bytes everywhere. Throws InputError for input no answer exists for.
 */
export function answerSteps(dataset: ReachDataset, question: Question): Steps<Answer> {
  switch (question.kind) {
    case 'measures':
      return answerMeasures(dataset, question);
    case 'ground':
      return answerGround(dataset, question);
    case 'explain':
      return answerExplain(dataset, question);
    case 'stall':
      return answerStall(dataset, question);
    case 'compare':
      return answerCompare(dataset, question);
    default:
      return question satisfies never;
  }
}

export function answer<Asked extends Question>(
  dataset: ReachDataset,
  question: Asked,
  onProgress?: (progress: Progress) => void,
): AnswerTo<Asked> {
  return finish(answerSteps(dataset, question), onProgress) as AnswerTo<Asked>;
}
