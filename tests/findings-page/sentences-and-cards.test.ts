/** The sentences and cards of /findings, against the results they tell. tests/findings recomputes those. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../src/lib/core/claims/findings';
import { NO_TEST, SENTENCES, tallyOf, type Outcome } from '../../src/lib/core/claims/outcome';
import { reachKind } from '../../src/lib/core/record/model';
import { cardsOf } from '../../src/lib/pages/findings/cards';
import { stallFinding } from '../../src/lib/pages/findings/headline';
import { chanceInWords } from '../../src/lib/core/stall/sentence';
import {
  kindOf,
  say,
  titleOf,
  writtenNumbers,
  writtenP,
} from '../../src/lib/pages/findings/sentences';
import { formatP } from '../../src/lib/site/format';
import { atlas, claims, dataset, evidence, names, numerals, read } from './page.fixture';

const found = findings(evidence);
const { curves } = stallFinding(dataset);
const { dataVersion } = atlas;
const cards = cardsOf(claims, found, names, { evidence, dataVersion, curves });
const outcomes: Outcome[] = found.flatMap(({ after, ...finding }) =>
  after ? [finding, after] : [finding],
);

describe('sentences', () => {
  const LANGUAGES = ['en', 'ru', 'zh'];
  const messages = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        ...read<Record<string, string>>(`messages/findings/${language}.json`),
        ...read<Record<string, string>>(`messages/claims/${language}.json`),
      },
    ]),
  );
  const blanksOf = (template: string) =>
    [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

  it.each(LANGUAGES)('hold no number of their own: every digit is a blank (%s)', (language) => {
    for (const [key, template] of Object.entries(messages[language]!)) {
      if (!/^findings_(says|headline|answer|scan|watch_says|ground|region)_/.test(key)) continue;
      expect(`${key}: ${template.replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('are all told by some finding, and no message is left over', () => {
    const told = outcomes.map(({ sentence }) => sentence).filter((key) => key !== 'none');
    expect([...new Set(told)].sort()).toEqual([...SENTENCES].sort());
    for (const key of Object.keys(messages.en!)) {
      const [, kind, name] = /^findings_(says|headline|test|reason)_(\w+)/.exec(key) ?? [];
      if (kind) expect<readonly string[]>(kind === 'reason' ? NO_TEST : SENTENCES).toContain(name);
    }
  });

  it('have only results in their blanks, and a blank for every number', () => {
    for (const { sentence, numbers, lists, p, chance } of outcomes) {
      if (sentence === 'none') continue;
      const known = [...Object.keys(numbers), ...Object.keys(lists).map((name) => `${name}List`)];
      known.push('oneSided');
      if (p !== null) known.push('p');
      if (chance) known.push('marks', 'markRecords', 'expectedMarks');
      const says = blanksOf(messages.en![`findings_says_${sentence}`]!);
      for (const blank of says) expect(known, sentence).toContain(blank);
      for (const name of Object.keys(numbers)) expect(says, sentence).toContain(name);
      const title = messages.en![`findings_headline_${sentence}`] ?? '';
      for (const blank of blanksOf(title)) expect(known, sentence).toContain(blank);
    }
  });

  it('hold only numbers that are in the results', () => {
    for (const outcome of outcomes) {
      const { sentence } = outcome;
      const lists = Object.values(outcome.lists) as string[][];
      const chance = outcome.chance ? chanceInWords(outcome.chance).en : '';
      const known = [...Object.values(writtenNumbers(outcome)), ...lists.flat(), chance].flatMap(
        numerals,
      );
      const untitled = sentence === 'none' || sentence === 'plans' || sentence === 'oldest';
      for (const text of [say(outcome), untitled ? '' : titleOf(sentence, outcome)]) {
        expect(text).not.toMatch(/undefined|NaN|\{|\}/);
        for (const numeral of numerals(text)) expect(known).toContain(numeral);
      }
    }
  });

  it('write each number as it is, to the digits shown', () => {
    for (const outcome of outcomes) {
      const { oneSided, chance } = outcome;
      expect(writtenP(outcome)).toContain(formatP(outcome.p));
      const values: Record<string, number | null> = { ...outcome.numbers, oneSided };
      if (chance) Object.assign(values, { expectedMarks: chance.expected });
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
        const scale = /M\skm²/.test(text) ? 1e6 : /,000\skm²/.test(text) ? 1000 : 1;
        const shown = Number(text.replace(/^p\s=\s|,000\skm²|\sM\skm²|,/g, '').replace('%', ''));
        const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
        const expected = text.endsWith('%') ? 100 * value : value / scale;
        const half = 0.5 * 10 ** -digits + 1e-9;
        expect(Math.abs(shown - expected), `${outcome.sentence} ${name}`).toBeLessThanOrEqual(half);
        if (kindOf(name) === 'year') expect(text).toBe(String(value));
      }
    }
  });
});

describe('the tally', () => {
  it('counts claims that nearly repeat another once', () => {
    const repeated = cards.filter(({ sameAs }) => sameAs !== undefined);
    expect(repeated.map(({ id, sameAs }) => [id, sameAs])).toEqual([
      ['C15', 'C04'],
      ['C24', 'C03'],
    ]);
    const { all, ...verdicts } = tallyOf(cards);
    expect(all).toBe(cards.length - repeated.length);
    expect(Object.values(verdicts).reduce((a, b) => a + b)).toBe(all);
    for (const { verdict } of repeated) {
      const listed = cards.filter((card) => card.verdict === verdict).length;
      expect(verdicts[verdict]).toBeLessThan(listed);
    }
  });
});

describe('cards', () => {
  it('are one a claim, with the verdict, n and p of its finding', () => {
    expect(cards.map(({ id }) => id)).toEqual(claims.claims.map(({ id }) => id));
    for (const card of cards) {
      const finding = found.find(({ claimId }) => claimId === card.id)!;
      expect(card.verdict).toBe(finding.verdict);
      const told = card.facts.find(({ name }) => name === 'n')?.text;
      const { n, p } = finding;
      expect(told).toBe(
        finding.sentence === 'none'
          ? undefined
          : p === null
            ? `${n}`
            : `${n}, ${writtenP(finding)}`,
      );
      expect(card.others).toHaveLength(finding.sensitivity.length);
      expect(card.fragile).toBe(finding.fragile);
    }
  });

  it('name how many other choices give the same verdict', () => {
    for (const { id, others, facts, verdict } of cards) {
      const summary = facts.find(({ name }) => name === 'Sensitivity')?.text ?? '';
      const same = others.filter((one) => one.verdict === verdict).length;
      const of = others.length;
      const told = of === 0 ? [] : same === of ? [of] : [same, of];
      expect(numerals(summary).slice(0, told.length), id).toEqual(told.map(String));
    }
  });

  it('draw every finding that has numbers over time or between groups, with finite values', () => {
    for (const { id, picture } of cards) {
      const { sentence } = found.find(({ claimId }) => claimId === id)!;
      expect(picture === null, id).toBe(['none', 'plans', 'oldest'].includes(sentence));
      const drawn = JSON.stringify(picture) ?? '';
      expect(drawn).not.toMatch(/NaN|Infinity/);
      const reaches2026 = /"x":2026,"y":\d|,"2026"\]/.test(drawn);
      expect(picture?.unit.endsWith(' · 2026 (to June)') ?? false, id).toBe(reaches2026);
    }
    expect(cards.some(({ picture }) => picture?.unit.endsWith('(to June)'))).toBe(true);
  });

  it('C24 draws the exercises of each year as a plain count finds them', () => {
    const { picture } = cards.find(({ id }) => id === 'C24')!;
    if (picture?.kind !== 'lines') throw new Error('no lines');
    for (const { x, y } of picture.series[0]!.points) {
      const count = atlas.records.filter(
        ({ scope, kind, start, end }) =>
          scope === 'core' &&
          reachKind(kind) === 'exercise' &&
          start.slice(0, 4) <= `${x}` &&
          end.slice(0, 4) >= `${x}`,
      ).length;
      expect(y, `${x}`).toBe(count);
    }
  });
});
