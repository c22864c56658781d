import type { AnswerFile } from '#core/answer/answer-file';
import { confidenceTold } from '#core/answer/confidence';
import type { PeriodCount } from '#core/stall/counts';
import { testedCurveOf } from '#core/stall/tested-curve';
import { latestAnswer, latestVerdicts, standardVisits } from './answer.server';
import { atlasData, events, index, rules } from './dataset.server';
import { newShare, standardGround } from './reach-dataset.server';
import { languages, set } from './set';
import { candidateCounts } from '$lib/view/shown';
import { plainVoiceOf } from '../text/voice';

/** `data/answer.json`. */
export function answerFileOf(): AnswerFile {
  const answers = languages.map((language) => {
    const { lines, text, howSure } = latestAnswer(plainVoiceOf(language));
    return [
      language,
      { sentence: lines.carried, text, confidence: confidenceTold(howSure) },
    ] as const;
  });
  const { id, name } = rules[0]!;
  const years = { from: index.firstYear, to: index.lastYear };
  return {
    $schema: 'answer.schema.json',
    dataset: {
      id: set.id,
      title: set.citation.title,
      version: events.dataVersion,
      licence: set.licence,
      citation: `${set.citation.authors}. ${set.citation.title}. Version ${events.dataVersion}. ${set.licence}.`,
    },
    coverage: set.coverage,
    lastLooked: set.lastLooked ?? null,
    rule: { id, name },
    limitKm: set.newPlace.km,
    answer: Object.fromEntries(answers) as AnswerFile['answer'],
    candidates: candidateCounts(atlasData.candidates, years),
    kinds: latestVerdicts.map(({ kind, change, certainty, before, since, chance, series }) => ({
      kind,
      change,
      confidence: certainty,
      before: countsIn(before),
      since: since && countsIn(since),
      byChance: chance && { p10: chance.fell[0], median: chance.fell[1], p90: chance.fell[2] },
      curve: testedCurveOf(standardVisits.filter((visit) => visit.kind === kind)),
      series,
    })),
    newShare,
    ...standardGround,
  };
}

const countsIn = ({ from, to, k, atMost, n, medianKm, medianUnderKm }: PeriodCount) => ({
  from,
  to,
  records: n,
  atNewPlace: k,
  atNewPlaceAtMost: atMost,
  medianKm,
  medianUnderKm,
});
