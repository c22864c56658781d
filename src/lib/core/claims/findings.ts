import { STALL_GROUPS } from '../stall/stall-analysis';
import { shares, sides, trend, volumes } from './arms';
import type { Claim, ClaimCheck, Run } from './claims';
import { evenness, meetings, oldest, plans, rounds, talks } from './consultation';
import { growth, rates } from './counts';
import { caseOf, type Case, type Choice, type Evidence } from './evidence';
import { pace } from './geography';
import { cannotBeTested, withReason, type FindingVerdict, type Outcome } from './outcome';
import { practices } from './practices';
import { changes, levels, trends } from './whole';

const RUN: Record<ClaimCheck['by'], Run> = {
  ...{ changes, evenness, growth, levels, meetings, oldest, pace, plans, practices, rates },
  ...{ rounds, shares, sides, talks, trend, trends, volumes },
};

export interface OtherChoice {
  changed: keyof Choice;
  value: Choice[keyof Choice];
  verdict: FindingVerdict;
  p: number | null;
}

export interface Finding extends Outcome {
  claimId: string;
  /** Rests on a sample of dated items, in which what is missing proves nothing. */
  sample: boolean;
  choice: Choice;
  sensitivity: OtherChoice[];
  /** Some choice gives another verdict; `cannot-be-tested` does not count as another. */
  fragile: boolean;
  after: Outcome | null;
  /** Records whose removal alone changes the verdict, or that set the marks or were at the new places it rests on. */
  deciding: string[];
}

/** What the test of a claim finds; one that counts something else than the claim says gives no verdict. */
export function runCheck(check: ClaimCheck, given: Case): Outcome {
  return withReason(check.proxy && 'proxy_only', RUN[check.by](check, given));
}

export const caseFor = (check: ClaimCheck | undefined, evidence: Evidence): Case =>
  caseOf(evidence, check?.kind ? { kind: check.kind } : {});

/** Seeds are fixed, so that the same evidence gives the same bytes. */
export function findingOf(
  { id, check, untested = 'no_record' }: Claim,
  evidence: Evidence,
): Finding {
  const given = caseFor(check, evidence);
  const { choice } = given;
  const found = check ? runCheck(check, given) : cannotBeTested(untested);
  const values = {
    rule: evidence.rules.map((rule) => rule.id),
    kind: STALL_GROUPS,
    precise: [false, true],
  };
  const sensitivity = (check?.varies ?? []).flatMap((changed) =>
    values[changed]
      .filter((value) => value !== choice[changed])
      .map((value): OtherChoice => {
        const { verdict, p } = runCheck(check!, caseOf(evidence, { ...choice, [changed]: value }));
        return { changed, value, verdict, p };
      }),
  );
  const told = found.verdict !== 'cannot-be-tested';
  const differs = ({ verdict }: OtherChoice) =>
    verdict !== found.verdict && verdict !== 'cannot-be-tested';
  return {
    ...{ claimId: id, sample: check?.sample ?? false, choice, ...found, sensitivity },
    fragile: told && sensitivity.some(differs),
    after: check?.after ? runCheck({ ...check, ...check.after }, given) : null,
    deciding: told && check ? decidingRecords(check, given, found) : [],
  };
}

export function findings(claims: readonly Claim[], evidence: Evidence): Finding[] {
  return claims.map((claim) => findingOf(claim, evidence));
}

/** Leaving out each record in turn; the shuffle test of the pace is too long for that and names its records. */
function decidingRecords(check: ClaimCheck, given: Case, found: Outcome): string[] {
  if (found.lists.records) return found.lists.records;
  if (!check.varies) return [];
  return given.counted
    .filter((left) => {
      const counted = given.counted.filter((record) => record !== left);
      return runCheck(check, { ...given, counted }).verdict !== found.verdict;
    })
    .map(({ id }) => id);
}
