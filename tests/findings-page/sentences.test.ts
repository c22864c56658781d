/** The sentences of /findings, against the results they tell. tests/findings recomputes those. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { voiceOf } from '../../src/lib/site/voice';
import { NO_TEST, SENTENCES, type Outcome } from '../../src/lib/core/claims/outcome';
import { paceInWords } from '../../src/lib/core/stall/sentence-pace';
import {
  chanceWords,
  kindOf,
  resultOf,
  say,
  writtenNumbers,
  writtenP,
} from '../../src/lib/pages/findings/sentences';
import { tested } from '../../src/lib/pages/findings/tested.server';
import { formatP, formatShare } from '../../src/lib/site/format';

const LANGUAGES = ['en', 'ru', 'zh'];
const outcomes: Outcome[] = tested().found.flatMap(({ after, ...finding }) =>
  after ? [finding, after] : [finding],
);
const told = outcomes.filter(({ sentence }) => sentence !== 'none');

type Message = string | { match: Record<string, string> }[];
const read = (area: string, language: string) =>
  JSON.parse(readFileSync(`messages/${area}/${language}.json`, 'utf8')) as Record<string, Message>;
const messages = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    { ...read('findings', language), ...read('claims', language) },
  ]),
);
const variantsOf = (message: Message) =>
  typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
const blanksOf = (message: Message) => [
  ...new Set(
    variantsOf(message).flatMap((text) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
    ),
  ),
];
/** Numerals of a text, as they stand. */
const numerals = (text: string) => text.match(/\d+(,\d{3})*(\.\d+)?/g) ?? [];

describe('sentences of claims', () => {
  it.each(LANGUAGES)('hold no number of their own: every digit is a blank (%s)', (language) => {
    for (const [key, message] of Object.entries(messages[language]!)) {
      if (!/^findings_(says|result|chance|hits|watch|hangs|scale)_?/.test(key)) continue;
      for (const text of variantsOf(message))
        expect(`${key}: ${text.replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
    for (const { words } of told)
      for (const text of [words?.says, words?.result])
        expect(text?.[language as 'en']?.replace(/\{\w+\}/g, '') ?? '').not.toMatch(/\d/);
  });

  it('are all told by some finding, and no message is left over', () => {
    expect([...new Set(told.map(({ sentence }) => sentence))].sort()).toEqual(
      [...SENTENCES, 'own'].sort(),
    );
    for (const key of Object.keys(messages.en!)) {
      const [, kind, name] = /^findings_(says|result|test|reason)_(\w+)/.exec(key) ?? [];
      if (kind) expect<readonly string[]>(kind === 'reason' ? NO_TEST : SENTENCES).toContain(name);
    }
  });

  it('have only results in their blanks, and a blank for every number', () => {
    for (const { sentence, words, numbers, lists, p } of told) {
      const lists_ = Object.keys(lists).map((name) => `${name}List`);
      const known = [...Object.keys(numbers), ...lists_, 'oneSided', ...(p === null ? [] : ['p'])];
      const message = (part: 'says' | 'result', language: string) =>
        words?.[part][language as 'en'] ?? messages[language]![`findings_${part}_${sentence}`]!;
      const says = blanksOf(message('says', 'en'));
      for (const blank of says) expect(known, sentence).toContain(blank);
      for (const name of Object.keys(numbers)) expect(says, sentence).toContain(name);
      const given = [...known, 'things', 'percent', 'hits', 'hitRecords', 'hitsBefore'];
      for (const blank of blanksOf(message('result', 'en')))
        expect([...given, 'hitRecordsBefore'], sentence).toContain(blank);
      for (const part of ['says', 'result'] as const)
        for (const language of LANGUAGES)
          expect(blanksOf(message(part, language)).sort(), `${sentence} in ${language}`).toEqual(
            blanksOf(message(part, 'en')).sort(),
          );
    }
  });

  it('hold only numbers that are in the results', () => {
    for (const outcome of told) {
      const lists = Object.values(outcome.lists) as string[][];
      const pace = outcome.pace ? paceInWords(outcome.pace, false, voiceOf('en')) : '';
      const known = [...Object.values(writtenNumbers(outcome)), ...lists.flat(), pace];
      for (const text of [say(outcome), resultOf(outcome, 'exercise')!]) {
        expect(text).not.toMatch(/undefined|NaN|\{|\}/);
        for (const numeral of numerals(text)) expect(known.flatMap(numerals)).toContain(numeral);
      }
    }
  });

  it('write each number as it is, to the digits shown', () => {
    for (const outcome of told) {
      const { oneSided } = outcome;
      expect(writtenP(outcome)).toContain(formatP(outcome.p));
      const values: Record<string, number | null> = { ...outcome.numbers, oneSided };
      for (const [name, text] of Object.entries(writtenNumbers(outcome))) {
        const value = values[name];
        if (value === undefined) continue;
        if (value === null) {
          expect(text).toMatch(/^[–∞]$/);
          continue;
        }
        if (/^p\s<\s0\.001$/.test(text)) {
          expect(value).toBeLessThan(0.001);
          continue;
        }
        const shown = Number(text.replace(/^p\s=\s|,/g, '').replace('%', ''));
        const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
        const expected = text.endsWith('%') ? 100 * value : value;
        const half = 0.5 * 10 ** -digits + 1e-9;
        expect(Math.abs(shown - expected), `${outcome.sentence} ${name}`).toBeLessThanOrEqual(half);
        if (kindOf(name) === 'year') expect(text).toBe(String(value));
      }
    }
  });

  it('say what chance would give as the inverse of the one-sided p, and how often it would be told', () => {
    const byChance = outcomes.filter(({ oneSided }) => oneSided !== null);
    expect(byChance.length).toBeGreaterThan(20);
    for (const outcome of byChance) {
      const [times, of] = /in (\d+) of ([\d,]+) cases/.exec(chanceWords(outcome))!.slice(1);
      const share = Number(times) / Number(of!.replaceAll(',', ''));
      // To one of n, or a tenth.
      const near = Math.max(0.05, outcome.oneSided! / (2 / outcome.oneSided! - 1));
      expect(Math.abs(share - outcome.oneSided!)).toBeLessThanOrEqual(near);
      expect(chanceWords(outcome)).toContain(formatShare(outcome.power));
    }
    for (const outcome of told.filter(({ oneSided }) => oneSided === null))
      expect(numerals(chanceWords(outcome))).toEqual([]);
  });
});
