/** Every sentence of the answer, of all rules, filters and years: its numbers against the visits (counts.test.ts). */
import { describe, expect, it } from 'vitest';
import { completeChoices, recordsFor, visitsFor } from '../../src/lib/core/reach/dataset';
import type { Visit } from '../../src/lib/core/reach/new-places';
import { verdictsFor } from '../../src/lib/core/stall/verdict';
import { kindsShown, leadOf } from '../../src/lib/core/stall/scope';
import { answerLines, answerText, type AnswerInput } from '../../src/lib/core/stall/sentence';
import type { Language, Voice } from '../../src/lib/core/stall/voice';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { voiceOf } from '../../src/lib/site/text/voice';
import { FILTERS, RULES, YEARS, count, numbersIn, yearOf, type Kind } from './reading';

const perhaps = ({ k, atMost }: { k: number; atMost: number }) => (atMost > k ? [atMost] : []);
const span = (from: number, to: number) => (from === to ? [from] : [from, to]);
const places = (visits: readonly Visit[]) => visits.filter(({ status }) => status === 'new').length;

/** Section 0 of the design: the share before, since, and since at its most. */
function changeOf(a: number, b: number, most: number): RegExp {
  if (a >= 1 / 2 && most <= 1 / 3) return /spread, then (perhaps )?mostly returned/;
  if (most < a / 2) return /less than half as often/;
  if (Math.abs(a - b) < 0.15) return /about as often/;
  return b < a ? /less often than/ : /more often than/;
}

interface Case extends AnswerInput {
  lead: Kind;
  year: number;
}
const ofKind = ({ visits, year }: Case, kind: Kind) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit) <= year);
const otherOf = ({ lead }: Case): Kind => (lead === 'exercise' ? 'patrol' : 'exercise');

/** One kind in some years: "one patrol, at an earlier place", "2 of 3 at a new place". */
function inYears(visits: readonly Visit[], from: number, to: number): number[] {
  const counted = count(visits, from, to, true);
  if (counted.n === 1) return [1];
  return [counted.k, counted.n, ...perhaps(counted)];
}

function verdictNumbers(input: Case) {
  const { year, lead, kinds, limitKm } = input;
  const own = ofKind(input, lead);
  const [before, since] = [count(own, 2014, Math.min(year, 2019)), count(own, 2020, year)];
  const sinceWhen = year === 2026 ? [2020] : span(2020, year);
  const isFew = before.n < 5 || since.n < 5;
  const isCoarse = input.verdicts.find(({ kind }) => kind === lead)?.change === 'coarse';
  const told = changeOf(before.k / before.n, since.k / since.n, since.atMost / since.n);
  const counts = [before.k, before.n, ...perhaps(before), ...span(2014, Math.min(year, 2019))];
  if (since.n > 0) counts.push(...sinceWhen, since.k, since.n, ...perhaps(since));
  const after = count(own, 2003, year);
  const afterFirst = own.length > 1 ? [after.k, after.n, ...perhaps(after)] : [];
  return {
    headline: isFew ? [places(own), own.length] : [],
    change: (isFew && /places? in/) || (isCoarse && /Hardly any/) || told,
    counts: before.n > 0 ? counts : afterFirst,
    definition: isCoarse ? [limitKm, limitKm] : [limitKm],
    others: kinds[otherOf(input)] === 'filtered' ? [0] : otherNumbers(input, sinceWhen),
    soFar: [],
  };
}

function otherNumbers(input: Case, sinceWhen: number[]): number[] {
  const { year } = input;
  const own = ofKind(input, otherOf(input));
  if (own.length === 0) return [0, year];
  if (year < 2020) return inYears(own, 2003, year);
  const since = count(own, 2020, year);
  const last = own.findLast((visit) => visit.status === 'new' && yearOf(visit) >= 2020);
  const told = [since.k, ...perhaps(since), ...(last ? [yearOf(last)] : [])];
  return [
    count(own, 2014, 2019, true).n,
    ...span(2014, 2019),
    count(own, 2020, year, true).n,
    ...sinceWhen,
    ...(since.n > 0 ? told : []),
  ];
}

function yearNumbers(input: Case) {
  const { year, lead, kinds, limitKm } = input;
  const begun = (kind: Kind) => ofKind(input, kind).filter((visit) => yearOf(visit) === year);
  const fresh = begun(lead).filter(({ status, km }) => status === 'new' && km !== null);
  const tens = (km: number) => (km < 1000 ? km : Math.round(km / 10) * 10);
  const other = begun(otherOf(input));
  const shown = (['exercise', 'patrol'] as const).filter((kind) => kinds[kind] === 'shown');
  const others = other.length > 0 ? inYears(other, year, year) : [0, year];
  return {
    headline: [year, ...(begun(lead).length > 0 ? inYears(begun(lead), year, year) : [0])],
    change: /^\d{4}: /,
    counts: fresh.map(({ km }) => tens(km!)),
    definition: [limitKm],
    others: kinds[otherOf(input)] === 'filtered' ? [0] : others,
    soFar: shown.map((kind) => places(ofKind(input, kind))),
  };
}

describe.each([...RULES, ...FILTERS])('%s', (_, chosen) => {
  const choices = completeChoices(reachDataset, chosen);
  const visits = visitsFor(reachDataset, chosen);
  const kinds = kindsShown(reachDataset.records, recordsFor(reachDataset, choices));
  const cases = YEARS.flatMap((year): Case[] => {
    const verdicts = verdictsFor(reachDataset, chosen, year, {
      settings: { orders: 19, series: 0 },
    });
    const input = { visits, verdicts, kinds, limitKm: choices.newPlaceKm, scope: null, year };
    const more = {
      isLatest: year === 2026,
      placeOf: ({ id }: Visit) => `<${id}>`,
      lead: leadOf(input),
    };
    return [
      { ...input, ...more, isVerdict: true, years: { from: 2003, to: year } },
      { ...input, ...more, isVerdict: false, years: { from: year, to: year } },
    ];
  });

  it('has the numbers of its visits in English, the headline of their shares, each place with its own km', () => {
    for (const input of cases) {
      const lines = answerLines(input, voiceOf('en'));
      const { change, ...numbers } = input.isVerdict ? verdictNumbers(input) : yearNumbers(input);
      const { counts, headline, others, soFar } = lines;
      const text = answerText(voiceOf('en'), lines);
      expect(headline, text).toMatch(change);
      const { certainty, change: told } =
        input.verdicts.find(({ kind }) => kind === input.lead) ?? {};
      const isDoubted = certainty === 'weak' || certainty === 'too-few';
      const isTold = input.isVerdict && told !== 'few' && told !== 'coarse';
      if (isTold) expect(headline.includes('perhaps'), text).toBe(isDoubted);
      const read = {
        headline: numbersIn(headline),
        counts: numbersIn((counts ?? '').replace(/<[^>]*>/g, '')),
        definition: numbersIn(lines.definition),
        others: numbersIn(others ?? ''),
        soFar: numbersIn(soFar ?? ''),
      };
      expect(read, text).toEqual(numbers);
      const named = [...(counts ?? '').matchAll(/<(.*?)>, (the first|([\d,]+) km)/g)];
      for (const [, id, first, km] of named) {
        const visit = visits.find((candidate) => candidate.id === id)!;
        const isRight = km
          ? Math.abs(Number(km.replace(',', '')) - visit.km!) <= 5
          : visit.km === null;
        expect([yearOf(visit), isRight], first).toEqual([input.year, true]);
      }
    }
  });

  it('tells the same in Russian and Chinese: the same messages with the same parameters', () => {
    const said = (language: Language, input: Case) => {
      const calls: unknown[] = [];
      // Digits are grouped in each language's own way.
      const plain = (value: string | number) =>
        String(value).replace(/(\d)[,\s\u00a0](\d)/g, '$1$2');
      const voice: Voice = {
        language,
        say: (message, inputs = {}) => {
          calls.push([
            message,
            Object.entries(inputs).map(([name, value]) => [name, plain(value)]),
          ]);
          return message;
        },
      };
      answerLines(input, voice);
      return calls;
    };
    for (const input of cases) {
      const english = said('en', input);
      expect(english.length).toBeGreaterThan(2);
      for (const language of ['ru', 'zh'] as const) expect(said(language, input)).toEqual(english);
    }
  });
});
