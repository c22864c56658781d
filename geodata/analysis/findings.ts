import { isTested, type Claim } from '../../src/lib/core/context/claims';
import type { ClaimsFile, ZonesFile } from '../files/claims';
import { sampleOf, type Evidence } from './sample';
import { testClaim, type Outcome } from './test-claim';
import { watchFindings, type Watched } from './watch';

/** `static/data/claims-tested.json`. */
export interface TestedClaims {
  findings: Finding[];
  watched: Watched[];
}

export function testedClaims(
  { claims, indicators }: ClaimsFile,
  zones: ZonesFile,
  evidence: Evidence,
): TestedClaims {
  // The standard one, and the first other that the set shows.
  const rules = evidence.rules.filter((rule, i) => i === 0 || rule.beside).slice(0, 2);
  return {
    findings: findings(claims, evidence),
    watched: watchFindings(indicators, zones, evidence.records, rules),
  };
}

export interface Finding extends Outcome {
  claimId: string;
  /** On the years after the study, if the check has those. */
  after: Outcome | null;
}

export const findings = (claims: readonly Claim[], evidence: Evidence): Finding[] =>
  claims.filter(isTested).map(({ id, check }) => {
    const sample = sampleOf(evidence, check.kind);
    const after = 'after' in check && testClaim({ ...check, ...check.after }, sample);
    return { claimId: id, ...testClaim(check, sample), after: after || null };
  });

export const outdatedJudgements = (claims: readonly Claim[], evidence: Evidence): string[] =>
  claims.filter(isTested).flatMap(({ id, check }) => {
    if (check.by !== 'comparison' || !check.tooFew) return [];
    const { numbers } = testClaim(check, sampleOf(evidence, check.kind));
    return Object.entries(check.tooFew)
      .filter(([name, judged]) => numbers[name] !== judged)
      .map(
        ([name, judged]) =>
          `claims.json: ${id}: ${name} is ${numbers[name]}, it was judged too few at ${judged}`,
      );
  });
