import { isTested, type Claim, type ClaimCheck, type TestedClaim } from './claims';
import type { Outcome, Verdict } from './outcome';
import { sampleOf, type Evidence, type Sample } from './sample';
import { testClaim } from './test-claim';

export interface Finding extends Outcome {
  claimId: string;
  /** The verdicts under every other counting rule, if the claim counts records. */
  otherRules: { rule: string; verdict: Verdict }[];
  /** Whether another counting rule gives another verdict; too few records do not count as another. */
  isFragile: boolean;
  /** The same test of the years after the study; null if the check has none. */
  after: Outcome | null;
}

/** The findings on all testable claims, in their order. Throws RangeError for a judgement that is out of date. */
export const findings = (claims: readonly Claim[], evidence: Evidence): Finding[] =>
  claims.filter(isTested).map((claim) => findingOf(claim, evidence));

export const ownSample = ({ kind }: ClaimCheck, evidence: Evidence, rule?: string): Sample =>
  sampleOf(evidence, { kind, rule });

function findingOf({ id, check }: TestedClaim, evidence: Evidence): Finding {
  const sample = ownSample(check, evidence);
  const outcome = testClaim(check, sample);
  checkJudgement(id, check, outcome);
  const rules = countsRecords(check) ? evidence.rules.slice(1) : [];
  const otherRules = rules.map(({ id: rule }) => ({
    rule,
    verdict: testClaim(check, ownSample(check, evidence, rule)).verdict,
  }));
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

/** That a claim has too few records was judged by numbers that may have changed since. */
function checkJudgement(id: string, check: ClaimCheck, { numbers }: Outcome): void {
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
  return !isJudged && Object.values(check.series).some((series) => series.of === 'records');
}

function afterStudy(check: ClaimCheck, sample: Sample): Outcome | null {
  if (check.by !== 'rate' && check.by !== 'share') return null;
  return check.after ? testClaim({ ...check, ...check.after }, sample) : null;
}
