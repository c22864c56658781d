import { answerCompare } from './answer-compare';
import { answerDirections, answerFirstReached } from './answer-directions';
import { answerExplain } from './answer-explain';
import { answerGround } from './answer-ground';
import { answerMeasures } from './answer-measures';
import { answerRegions } from './answer-regions';
import { answerStall } from './answer-stall';
import type { ReachDataset } from '../reach/dataset';
import type { OnProgress } from '../reach/progress';
import type { AnswerTo, Question } from './question';

const ANSWERS = {
  measures: answerMeasures,
  ground: answerGround,
  explain: answerExplain,
  stall: answerStall,
  compare: answerCompare,
  directions: answerDirections,
  'first-reached': answerFirstReached,
  regions: answerRegions,
};

/**
 * The one way in for page, worker and command line, so that the same question gives the same bytes.
 * Throws InputError for input no answer exists for.
 */
export function answer<Asked extends Question>(
  dataset: ReachDataset,
  question: Asked,
  onProgress: OnProgress = () => {},
): AnswerTo<Asked> {
  return ANSWERS[question.kind](dataset, question as never, onProgress) as AnswerTo<Asked>;
}
