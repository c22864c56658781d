import { MARGIN_KM } from '../reach/directions';
import type { YearSpan } from '../record/time';
import type { EdgeFinding } from './edge';
import { when } from './sentence';
import { inDigits, inMonth, joined, oddsIn, type Language, type Voice } from './voice';

/** The sentence on when a kind last went farther than ever, and how sure that is. */
export function edgeLines(
  { kind, last, possible, test }: EdgeFinding,
  regionName: (id: string, language: Language) => string,
  voice: Voice,
  periods: { before: YearSpan; since: { from: number } } | null,
): string[] {
  const { say, language } = voice;
  const possiblePlaces = possible.map(({ date, region }) =>
    say('answer_edge_place', {
      month: inMonth(voice, date, 'in'),
      place: regionName(region, language),
    }),
  );
  const sentence = say('answer_edge', {
    kind,
    form: last ? 'since' : 'none',
    month: last ? inMonth(voice, last.date, 'of') : '',
    km: inDigits(voice, MARGIN_KM),
    perhaps:
      possiblePlaces.length > 0
        ? say('answer_edge_perhaps', { list: joined(voice, 'parts', possiblePlaces) })
        : '',
  });
  if (!test || !periods) return [sentence];
  const { before, since, fell, certainty } = test;
  return [
    sentence,
    say('answer_edge_test', {
      evidence: say('answer_evidence', { certainty }),
      a: before.k,
      n: before.n,
      beforeWhen: when(voice, periods.before, false),
      b: since.k,
      m: since.n,
      sinceWhen: when(voice, { from: periods.since.from, to: periods.since.from }, true),
      odds: oddsIn(voice, fell),
    }),
  ];
}
