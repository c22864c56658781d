import { isWhole, type BuiltAnswers } from '$lib/core/questions/built-answers';
import type { Question } from '$lib/core/questions/question';
import { fetchJson } from '$lib/site/files';

/** What is built of a counting rule; null where it does not come, which is left to the worker. */
export const fetchBuilt = (rule: string): Promise<BuiltAnswers | null> =>
  fetchJson<BuiltAnswers>(`/reach/${rule}.json`).then(
    (built) => (isWhole(built) ? built : null),
    () => null,
  );

export function builtAnswer(built: BuiltAnswers, question: Question) {
  if (question.kind === 'directions') {
    const { pace, hangsOn } = built;
    const isLast = Math.max(...Object.keys(pace).map(Number)) === question.year;
    return { pace: pace[question.year!] ?? [], hangsOn: isLast ? hangsOn : null };
  }
  return question.kind === 'stall' ? built.stall : built.measures;
}
