/** Every sentence of the answer, of all rules, filters and years: its numbers against the visits, which counts.test.ts reads again. */
import { describe, expect, it } from 'vitest';
import { completeChoices, recordsFor, visitsFor } from '../../src/lib/core/reach/dataset';
import type { Visit } from '../../src/lib/core/reach/new-places';
import { verdictsFor } from '../../src/lib/core/stall/verdict';
import { kindsShown, leadOf } from '../../src/lib/core/stall/scope';
import { answerLines, answerText, type AnswerInput } from '../../src/lib/core/stall/sentence';
import type { Language, Voice } from '../../src/lib/core/stall/voice';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { voiceOf } from '../../src/lib/site/text/voice';
import { FILTERS, KINDS, RULES, YEARS, count, numbersIn, yearOf, type Kind } from './reading';

interface Case extends AnswerInput {
  lead: Kind;
  year: number;
}

/** How many of a kind, new and perhaps new, began in the years that a sentence may speak of. */
function countsOf({ visits, year }: Case, kind: Kind, from: number, to: number) {
  const ofKind = visits.filter((visit) => visit.kind === kind && yearOf(visit) <= year);
  return [true, false].flatMap((withFirst) => {
    const { k, n, atMost } = count(ofKind, from, Math.min(to, year), withFirst);
    return [k, n, atMost];
  });
}

/** All numbers that a sentence may have; which of them stands where, core/stall/sentence.test.ts says. */
function counted(input: Case): Set<number> {
  const { year, limitKm } = input;
  const spans = [
    [2003, year],
    [2014, 2019],
    [2020, year],
    [year, year],
  ] as const;
  const counts = KINDS.flatMap((kind) =>
    spans.flatMap(([from, to]) => countsOf(input, kind, from, to)),
  );
  return new Set([0, 1, limitKm, ...YEARS, ...counts]);
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

  it('has no number in English but those of its visits, and each place its own km', () => {
    for (const input of cases) {
      const lines = answerLines(input, voiceOf('en'));
      const text = answerText(voiceOf('en'), lines);
      const places = [...(lines.counts ?? '').matchAll(/<(.*?)>, (?:the first|([\d,]+) km)/g)];
      const plain = text.replace(/<[^>]*>, [\d,]+ km/g, '').replace(/<[^>]*>/g, '');
      const numbers = counted(input);
      expect(
        numbersIn(plain).filter((number) => !numbers.has(number)),
        text,
      ).toEqual([]);
      if (input.isVerdict && input.year === 2026) {
        const [k, n] = countsOf(input, input.lead, 2020, 2026).slice(3);
        expect(numbersIn(lines.counts ?? '')).toEqual(expect.arrayContaining([k, n]));
      }
      for (const [, id, km] of places) {
        const visit = visits.find((candidate) => candidate.id === id)!;
        expect(yearOf(visit), text).toBe(input.year);
        if (km === undefined) expect(visit.km, text).toBeNull();
        else expect(Math.abs(Number(km.replace(',', '')) - visit.km!)).toBeLessThanOrEqual(5);
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
