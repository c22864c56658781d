/** One question has one verdict and one number, wherever it is told. Pages: tests/e2e/one-verdict.spec.ts. */
import { describe, expect, it } from 'vitest';
import { answer } from '../src/lib/core/questions/answer';
import { chanceInWords, readMarks } from '../src/lib/core/stall/sentence';
import { cardsOf } from '../src/lib/pages/findings/cards';
import { headlineText } from '../src/lib/pages/findings/headline-text';
import { tested } from '../src/lib/pages/findings/tested.server';
import { story } from '../src/lib/pages/story/story.server';
import { formatP } from '../src/lib/site/format';
import { evidence } from '../src/lib/site/evidence.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';

const { claims, found, names, stall } = tested();
const { chance } = answer(reachDataset, { kind: 'directions', choices: {} });
const { dataVersion } = reachDataset;
const cards = cardsOf(claims, found, names, { evidence, dataVersion, curves: stall.curves });
const period = (kind: string, from: number) =>
  chance.find((one) => one.kind === kind && one.from === from)!;
const told = (kind: string, from: number) => chanceInWords(period(kind, from)).en;

describe('the verdict on a kind and a period', () => {
  it('is the same sentence for the command line, the claims and the story', () => {
    const says = (id: string) => cards.find((card) => card.id === id)!.says;
    const step = (id: string) =>
      story()
        .steps.find((one) => one.id === id)!
        .paragraphs.join('\n');
    expect(says('C22')).toContain(told('exercise', 2014));
    expect(says('C25')).toContain(told('exercise', 2020));
    expect(step('growth')).toContain(told('exercise', 2014));
    expect(step('lull')).toContain(told('exercise', 2020));
    expect(step('stopped')).toContain(told('exercise', 2023));
    expect(step('stopped')).toContain(told('patrol', 2023));
  });

  it('is read by one rule: strong, some, weak and too few are supported, mixed, not, untestable', () => {
    const verdicts = { strong: 'supported', some: 'mixed', weak: 'not-supported' } as const;
    for (const [id, from, side] of [
      ['C22', 2014, false],
      ['C25', 2020, true],
    ] as const) {
      const { few, certainty } = readMarks(period('exercise', from));
      const expected =
        few !== side
          ? 'not-supported'
          : certainty === 'too-few'
            ? 'cannot-be-tested'
            : verdicts[certainty];
      expect(found.find(({ claimId }) => claimId === id)!.verdict).toBe(expected);
    }
  });

  it('has its number and its p in the table of /findings', () => {
    const { marks } = headlineText(stall, names, dataVersion, '2026-06');
    for (const [row, kind] of (['exercise', 'patrol'] as const).entries()) {
      chance
        .filter((one) => one.kind === kind)
        .forEach((one, i) => {
          const cell = marks.rows[row]![i + 1] as { text: string; below: string };
          expect(cell.text).toBe(`${one.advances} of ${one.records}`);
          expect(cell.below).toContain(formatP(readMarks(one).p));
        });
    }
  });

  it('is never worded by two negations', () => {
    const all = JSON.stringify([story(), cards.map(({ says }) => says)]);
    expect(all).not.toMatch(/not significant|no stall that chance does not/);
  });

  it('stands beside new ground whose p is that of the stall analysis', () => {
    const ground = stall.cells.find(
      ({ group, from }) => group === 'exercise' && from === 2020,
    )!.ground;
    if (ground.verdict === 'cannot-be-tested') throw new Error('not tested');
    const { numbers } = found.find(({ claimId }) => claimId === 'C25')!;
    expect([numbers.groundP, numbers.newGroundKm2]).toEqual([ground.p.twoSided, ground.observed]);
  });
});
