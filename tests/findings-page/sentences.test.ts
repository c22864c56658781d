/** The sentences of claims, against the results they tell. tests/findings recomputes those. */
import { describe, expect, it } from 'vitest';
import { isTested } from '#core/context/claims';
import { chanceWords, resultOf } from '../../src/lib/pages/findings/sentences';
import { claimsData, tested } from '../../src/lib/pages/findings/claims.server';

const told = claimsData.claims.filter(isTested).map(({ id, check }) => {
  return { id, check, finding: tested.findings.find(({ claimId }) => claimId === id)! };
});

describe('sentences of claims', () => {
  it('hold no number of their own: every digit is a blank, the same in each language', () => {
    const blanksOf = (text: string) => (text.match(/\{[\w:]+\}/g) ?? []).sort();
    for (const { id, check } of told) {
      for (const text of Object.values(check.result)) {
        expect(text.replace(/\{[\w:]+\}/g, ''), id).not.toMatch(/\d/);
        expect(blanksOf(text), id).toEqual(blanksOf(check.result.en));
      }
    }
  });

  it('have every blank filled, also for the years after the study', () => {
    for (const { id, check, finding } of told) {
      for (const outcome of [finding, finding.after]) {
        if (outcome) expect(resultOf(check.result, outcome), id).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });

  it('write a number as its blank says', () => {
    const words = {
      en: '{a} {a:mean} {a:ratio} {b:percent} {from} {c:year} {none}; {gaps}; {gone}',
    };
    const numbers = { a: 1234.567, b: 0.4, from: 2014, c: 2020, none: null };
    const lists = { gaps: [], gone: ['2001', '2002'] };
    expect(resultOf(words, { numbers, lists })).toBe(
      '1,235 1,234.6 1,234.57 40% 2014 2020 –; none; 2001 and 2002',
    );
  });

  it('say what chance would give, and how often silence would be kept', () => {
    const power = { alternative: 'doubled', share: 0.3 } as const;
    const words = (oneSided: number, reading: 'strong' | 'too-few') =>
      chanceWords({ oneSided, reading, power });
    expect(words(0.02, 'strong')).toMatch(/1 of 50 cases: strong evidence\.$/);
    expect(words(0.3, 'too-few')).toMatch(
      /1 of 3 cases: too few to tell\. Twice as many would be noticed 30% of the time\.$/,
    );
  });
});
