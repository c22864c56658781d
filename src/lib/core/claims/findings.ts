import { STALL_GROUPS } from '../stall/stall-analysis';
import { ARMS_CLAIMS } from './arms';
import type { ClaimTest, ClaimTestName } from './claim-test';
import { CONSULTATION_CLAIMS } from './consultation';
import { caseOf, type Case, type Choice, type Evidence } from './evidence';
import { EXERCISE_CLAIMS } from './exercises';
import { GEOGRAPHY_CLAIMS } from './geography';
import type { FindingVerdict, Outcome } from './outcome';
import { WHOLE_CLAIMS } from './whole';

export const CLAIM_LIST: readonly ClaimTest[] = [
  ...WHOLE_CLAIMS,
  ...EXERCISE_CLAIMS,
  ...GEOGRAPHY_CLAIMS,
  ...ARMS_CLAIMS,
  ...CONSULTATION_CLAIMS,
].sort((a, b) => (a.claim < b.claim ? -1 : 1));

export interface OtherChoice {
  changed: keyof Choice;
  value: Choice[keyof Choice];
  verdict: FindingVerdict;
  p: number | null;
}

export interface Finding extends Outcome {
  claimId: string;
  test: ClaimTestName;
  /** Rests on a sample of dated items, in which what is missing proves nothing. */
  sample: boolean;
  choice: Choice;
  sensitivity: OtherChoice[];
  /** Some choice gives another verdict; `cannot-be-tested` does not count as another. */
  fragile: boolean;
  after: Outcome | null;
  /** Records whose removal alone changes the verdict, or that opened the regions it rests on. */
  deciding: string[];
}

/** Seeds are fixed, so that the same evidence gives the same bytes. */
export function findingOf(test: ClaimTest, evidence: Evidence): Finding {
  const given = caseOf(evidence, test.base);
  const { choice } = given;
  const found = test.run(given);
  const values = {
    rule: evidence.rules.map(({ id }) => id),
    kind: STALL_GROUPS,
    radiusKm: [50, 100, 150, 300],
    precise: [false, true],
  };
  const sensitivity = (test.varies ?? []).flatMap((changed) =>
    values[changed]
      .filter((value) => value !== choice[changed])
      .map((value): OtherChoice => {
        const { verdict, p } = test.run(caseOf(evidence, { ...choice, [changed]: value }));
        return { changed, value, verdict, p };
      }),
  );
  const differs = ({ verdict }: { verdict: FindingVerdict }) =>
    verdict !== found.verdict && verdict !== 'cannot-be-tested';
  return {
    claimId: test.claim,
    test: test.test,
    sample: test.sample ?? false,
    choice,
    ...found,
    sensitivity,
    fragile: found.verdict !== 'cannot-be-tested' && sensitivity.some(differs),
    after: test.after?.(given) ?? null,
    deciding: decidingRecords(test, given, found),
  };
}

export function findings(evidence: Evidence): Finding[] {
  return CLAIM_LIST.map((test) => findingOf(test, evidence));
}

/** Leaving out each record in turn; the shuffle tests are too long for that and name their records. */
function decidingRecords({ test, varies, run }: ClaimTest, given: Case, found: Outcome): string[] {
  if (test === 'geography') return found.lists.records ?? [];
  if (!varies) return [];
  return given.counted
    .filter((left) => {
      const counted = given.counted.filter((record) => record !== left);
      return run({ ...given, counted }).verdict !== found.verdict;
    })
    .map(({ id }) => id);
}
