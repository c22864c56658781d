import {
  isTested,
  type Claim,
  type ClaimCheck,
  type TestedClaim,
  type Verdict,
} from '../../src/lib/core/context/claims';
import type { ClaimsFile, ZonesFile } from '../context/claims-schema';
import type { Outcome } from './outcome';
import { sampleOf, type Evidence, type Sample } from './sample';
import { testClaim } from './test-claim';
import { watchFindings, type Watched } from './watch';

/** `static/data/claims-tested.json`: what the tests of `claims.json` find. */
export interface TestedClaims {
  findings: Finding[];
  watched: Watched[];
}

export function testedClaims(
  { claims, indicators }: ClaimsFile,
  zones: ZonesFile,
  evidence: Evidence,
): TestedClaims {
  // The standard rule, and the first that the set shows beside it.
  const rules = evidence.rules.filter((rule, i) => i === 0 || rule.beside).slice(0, 2);
  return {
    findings: findings(claims, evidence),
    watched: watchFindings(indicators, zones, evidence.records, rules),
  };
}

export interface Finding extends Outcome {
  claimId: string;
  /** The verdicts under every other counting rule, if the claim counts records. */
  otherRules: { rule: string; verdict: Verdict }[];
  /** Whether another counting rule gives another verdict; too few records do not count as another. */
  isFragile: boolean;
  /** The same test of the years after the study; null if the check has none. */
  after: Outcome | null;
}

/** The findings on all testable claims, in their order. */
export const findings = (claims: readonly Claim[], evidence: Evidence): Finding[] =>
  claims.filter(isTested).map((claim) => findingOf(claim, evidence));

export const ownSample = ({ kind }: ClaimCheck, evidence: Evidence, rule?: string): Sample =>
  sampleOf(evidence, { kind, rule });

function findingOf({ id, check }: TestedClaim, evidence: Evidence): Finding {
  const sample = ownSample(check, evidence);
  const outcome = testClaim(check, sample);
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

/** The claims that were judged to have too few records by numbers that have changed since, as the build reports them. */
export const outdatedJudgements = (claims: readonly Claim[], evidence: Evidence): string[] =>
  claims.filter(isTested).flatMap(({ id, check }) => {
    if (check.by !== 'comparison' || !check.tooFew) return [];
    const { numbers } = testClaim(check, ownSample(check, evidence));
    return Object.entries(check.tooFew)
      .filter(([name, judged]) => numbers[name] !== judged)
      .map(
        ([name, judged]) =>
          `claims.json: ${id}: ${name} is ${numbers[name]}, it was judged too few at ${judged}`,
      );
  });

function countsRecords(check: ClaimCheck): boolean {
  if (check.by === 'place') return true;
  const isJudged = check.by === 'comparison' && check.tooFew;
  return !isJudged && Object.values(check.series).some((series) => series.of === 'records');
}

function afterStudy(check: ClaimCheck, sample: Sample): Outcome | null {
  if (check.by !== 'rate' && check.by !== 'share') return null;
  return check.after ? testClaim({ ...check, ...check.after }, sample) : null;
}
