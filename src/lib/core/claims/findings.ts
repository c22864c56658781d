import { isTested, type Claim, type ClaimCheck, type TestedClaim } from './claims';
import type { Outcome, Verdict } from './outcome';
import { sampleOf, type Evidence, type Sample } from './sample';
import { testClaim } from './tests';

export interface Finding extends Outcome {
  claimId: string;
  /** By every other counting rule, where the claim is of records. */
  otherRules: { rule: string; verdict: Verdict }[];
  /** Another counting rule gives another verdict; too few there does not count as another. */
  isFragile: boolean;
  after: Outcome | null;
}

/** The claims that counting can test, in their order. Seeds are fixed: the same evidence, the same bytes. */
export const findings = (claims: readonly Claim[], evidence: Evidence): Finding[] =>
  claims.filter(isTested).map((claim) => findingOf(claim, evidence));

export const ownSample = ({ kind }: ClaimCheck, evidence: Evidence, rule?: string): Sample =>
  sampleOf(evidence, { kind, rule });

function findingOf({ id, check }: TestedClaim, evidence: Evidence): Finding {
  const sample = ownSample(check, evidence);
  const outcome = testClaim(check, sample);
  refuseStale(id, check, outcome);
  const others = countsRecords(check) ? evidence.rules.slice(1) : [];
  const otherRules = others.map(({ id: rule }) => {
    return { rule, verdict: testClaim(check, ownSample(check, evidence, rule)).verdict };
  });
  const { verdict } = outcome;
  return {
    claimId: id,
    ...outcome,
    otherRules,
    isFragile:
      verdict !== 'too-few' &&
      otherRules.some((other) => other.verdict !== verdict && other.verdict !== 'too-few'),
    after: afterStudy(check, sample),
  };
}

/** A judgement of ours was made of the records as they were then. */
function refuseStale(id: string, check: ClaimCheck, { numbers }: Outcome): void {
  const judged = (check.by === 'comparison' && check.tooFew) || {};
  for (const [name, value] of Object.entries(judged)) {
    if (numbers[name] === value) continue;
    throw new RangeError(
      `claims.json: ${id}: ${name} is ${numbers[name]}, it was judged too few at ${value}`,
    );
  }
}

function countsRecords(check: ClaimCheck): boolean {
  if (check.by === 'place') return true;
  const isJudged = check.by === 'comparison' && check.tooFew;
  return !isJudged && Object.values(check.series).some(({ of }) => of === 'records');
}

function afterStudy(check: ClaimCheck, sample: Sample): Outcome | null {
  if (check.by !== 'rate' && check.by !== 'share') return null;
  return check.after ? testClaim({ ...check, ...check.after }, sample) : null;
}
