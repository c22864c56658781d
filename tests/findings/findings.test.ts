/** What holds for every finding. */
import { describe, expect, it } from 'vitest';
import { CLAIM_LIST, findings } from '../../src/lib/core/claims/findings';
import { NO_TEST } from '../../src/lib/core/claims/outcome';
import { atlas, claims, context, evidence } from './evidence.fixture';

const all = findings(evidence);
const of = (claim: string) => all.find(({ claimId }) => claimId === claim)!;

describe('findings', () => {
  it('answer every claim of the study once, under its own id', () => {
    expect(all.map(({ claimId }) => claimId)).toEqual(claims.map(({ id }) => id));
    expect(new Set(CLAIM_LIST.map(({ claim }) => claim)).size).toBe(CLAIM_LIST.length);
  });

  it('tell the same values whenever they use the same sentence, without NaN', () => {
    const values = new Map<string, string>();
    for (const { sentence, numbers, lists } of all.flatMap((one) => [one, one.after ?? one])) {
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

  it('say "cannot be tested" with a reason, and never test what claims.json calls untestable', () => {
    for (const { claimId, verdict, sentence, reason } of all) {
      const { testable } = claims.find(({ id }) => id === claimId)!;
      if (testable === 'no') expect(verdict).toBe('cannot-be-tested');
      if (sentence === 'none') expect(NO_TEST).toContain(reason);
    }
  });

  it.runIf(process.env.DEEP)('are the same bytes when computed again', () => {
    const again = CLAIM_LIST.filter(({ test }) => test !== 'geography').slice(0, 12);
    const few = findings({ ...evidence, records: [...atlas.records] });
    for (const { claim } of again) {
      const other = few.find(({ claimId }) => claimId === claim);
      expect(JSON.stringify(other)).toBe(JSON.stringify(of(claim)));
    }
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
