/** What holds for every finding. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../src/lib/core/claims/findings';
import { IN_PART, NO_TEST } from '../../src/lib/core/claims/outcome';
import { atlas, claims, context, evidence } from './evidence.fixture';

const all = findings(claims, evidence);
const of = (claim: string) => all.find(({ claimId }) => claimId === claim)!;

describe('findings', () => {
  it('answer every claim of the study once, under its own id', () => {
    expect(all.map(({ claimId }) => claimId)).toEqual(claims.map(({ id }) => id));
  });

  it('tell the same values whenever they use the same sentence, without NaN', () => {
    const values = new Map<string, string>();
    for (const { sentence, numbers, lists } of all.flatMap((one) => [one, one.after ?? one])) {
      if (sentence === 'own') continue;
      const names = [...Object.keys(numbers), ...Object.keys(lists)].sort().join();
      expect(names, sentence).toBe(values.get(sentence) ?? names);
      values.set(sentence, names);
    }
    expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('refer only to records, context items and regions that exist', () => {
    const records = new Set(atlas.records.map(({ id }) => id));
    const items = new Set(context.items.map(({ id }) => id));
    for (const { deciding, lists, after } of all) {
      for (const id of [...deciding, ...(lists.records ?? []), ...(after?.lists.records ?? [])]) {
        expect(records).toContain(id);
      }
      for (const id of lists.items ?? []) expect(items).toContain(id);
    }
  });

  it('say why where there is no verdict and how where a claim holds in part, and nowhere else', () => {
    for (const { claimId, verdict, reason, inPart } of all.flatMap(({ after, ...one }) =>
      after ? [one, { ...one, ...after, inPart: after.inPart, reason: after.reason }] : [one],
    )) {
      expect(NO_TEST.includes(reason!), claimId).toBe(verdict === 'cannot-be-tested');
      expect(IN_PART.includes(inPart!), claimId).toBe(verdict === 'mixed');
    }
  });

  it('give no verdict on what claims.json calls untestable or counts by something else', () => {
    for (const { claimId, verdict } of all) {
      const { testable, check } = claims.find(({ id }) => id === claimId)!;
      if (testable === 'no' || check?.proxy) expect(verdict, claimId).toBe('cannot-be-tested');
    }
    expect(claims.filter(({ check }) => check?.proxy).length).toBeGreaterThan(0);
  });

  it('on the same exercises do not contradict each other: none is level where another cannot be told', () => {
    const told = ['C24', 'C27'].map((id) => of(id).verdict !== 'cannot-be-tested');
    expect(new Set(told).size).toBe(1);
  });

  it.runIf(process.env.DEEP)('are the same bytes when computed again', () => {
    const few = findings(claims.slice(0, 12), { ...evidence, records: [...atlas.records] });
    for (const other of few) expect(JSON.stringify(other)).toBe(JSON.stringify(of(other.claimId)));
  });

  it('call a verdict fragile exactly when another choice gives another verdict', () => {
    for (const { verdict, sensitivity, fragile } of all) {
      const other = sensitivity.filter(
        (one) => one.verdict !== verdict && one.verdict !== 'cannot-be-tested',
      );
      expect(fragile).toBe(verdict !== 'cannot-be-tested' && other.length > 0);
    }
  });
});
