import { AREA_KINDS } from '../reach/measures';
import { isStrong } from '../statistics/certainty';
import type { Claim, ClaimCheck } from './claims';
import { measured } from './measures';
import { byParts, cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';
import { sampleOf, type Choice, type Evidence, type Sample } from './sample';
import { TESTS } from './tests';

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
export function testClaim(check: ClaimCheck, sample: Sample): Outcome {
  const found = TESTS[check.by](check, sample);
  const { numbers, lists, parts } = measured(check, sample);
  const proxy = check.proxy && 'proxy_only';
  if (typeof found === 'string') return cannotBeTested(proxy ?? found);
  if (!parts) return cannotBeTested(proxy ?? 'no_record');
  const { n = found.n, ...own } = numbers;
  const shown = found.chance ? [isStrong(found.chance.oneSided)] : [];
  // Why something happened cannot be counted: a claim that says so holds in part at most.
  const all = [...shown, ...parts, ...(check.cause ? [false] : [])];
  return outcome(check.says, {
    ...{ ...found, n, reason: proxy ?? found.reason },
    ruling: check.holds ? byParts(all) : found.ruling,
    numbers: Object.keys(own).length > 0 ? own : found.numbers,
    lists: { ...lists, ...found.lists },
  });
}

export const ownSample = (check: ClaimCheck | undefined, evidence: Evidence): Sample =>
  sampleOf(evidence, check?.kind ? { kind: check.kind } : {});

/** Seeds are fixed, so that the same evidence gives the same bytes. */
function findingOf({ id, check, untested = 'no_record' }: Claim, evidence: Evidence): Finding {
  const sample = ownSample(check, evidence);
  const { choice } = sample;
  const found = check ? testClaim(check, sample) : cannotBeTested(untested);
  const values = {
    rule: evidence.rules.map((rule) => rule.id),
    kind: AREA_KINDS,
    precise: [false, true],
  };
  const sensitivity = (check?.varies ?? []).flatMap((changed) =>
    values[changed]
      .filter((value) => value !== choice[changed])
      .map((value): OtherChoice => {
        const other = sampleOf(evidence, { ...choice, [changed]: value });
        const { verdict, p } = testClaim(check!, other);
        return { changed, value, verdict, p };
      }),
  );
  const isTested = found.verdict !== 'cannot-be-tested';
  const differs = ({ verdict }: OtherChoice) =>
    verdict !== found.verdict && verdict !== 'cannot-be-tested';
  return {
    ...{ claimId: id, sample: check?.sample ?? false, choice, ...found, sensitivity },
    fragile: isTested && sensitivity.some(differs),
    after: check?.after ? testClaim({ ...check, ...check.after }, sample) : null,
    deciding: isTested && check ? decidingRecords(check, sample, found) : [],
  };
}

export const findings = (claims: readonly Claim[], evidence: Evidence): Finding[] =>
  claims.map((claim) => findingOf(claim, evidence));

/** Leaving out each record in turn; the shuffle test of places is too long for that and names its records. */
function decidingRecords(check: ClaimCheck, sample: Sample, found: Outcome): string[] {
  if (found.lists.records) return found.lists.records;
  if (!check.varies) return [];
  return sample.counted
    .filter((left) => {
      const counted = sample.counted.filter((record) => record !== left);
      return testClaim(check, { ...sample, counted }).verdict !== found.verdict;
    })
    .map(({ id }) => id);
}
