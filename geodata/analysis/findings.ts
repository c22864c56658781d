import { isTested, type Claim } from '#core/context/claims';
import type { ClaimsFile, ZonesFile } from '#core/context/claims-file';
import type { Lull } from '../../src/lib/view/atlas-index';
import type { Dataset } from '../files/read';
import { sampleOf, type Evidence } from './sample';
import { testClaim } from './test-claim';
import { watchFindings } from './watch';

/** `static/data/claims-tested.json`. */
export type TestedClaims = ReturnType<typeof testedClaims>;

export function testedClaims(
  { claims, indicators }: ClaimsFile,
  zones: ZonesFile,
  evidence: Evidence,
) {
  // The standard one, and the first other that the set shows.
  const rules = evidence.rules.filter((rule, i) => i === 0 || rule.beside).slice(0, 2);
  return {
    findings: findings(claims, evidence),
    watched: watchFindings(indicators, zones, evidence.records, rules),
  };
}

export type Finding = ReturnType<typeof findings>[number];

export const findings = (claims: readonly Claim[], evidence: Evidence) =>
  claims.filter(isTested).map(({ id, check }) => {
    const sample = sampleOf(evidence, check.kind);
    // On the years after the study, if the check has those.
    const after = 'after' in check && testClaim({ ...check, ...check.after }, sample);
    return { claimId: id, ...testClaim(check, sample), after: after || null };
  });

/** Of the claims that a set tells beside its lull, that about new places; undefined without one. */
export function lullOf(
  { set, claims }: Pick<Dataset, 'set' | 'claims'>,
  tested: TestedClaims,
): Lull | undefined {
  for (const { id, check, short } of claims.claims.filter(isTested)) {
    if (check.by !== 'place' || !set.story?.lull?.includes(id)) continue;
    const { verdict, numbers } = tested.findings.find(({ claimId }) => claimId === id)!;
    const { hits, hitsMost, of: tried } = numbers;
    const counted = { k: hits!, atMost: hitsMost!, n: tried! };
    return { claimId: id, short, kind: check.kind, verdict, counted };
  }
}

export const outdatedJudgements = (claims: readonly Claim[], evidence: Evidence) =>
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
