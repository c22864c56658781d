import { CLAIM_USES, type Claim, type ClaimsData } from '$lib/core/claims/claims';
import type { Finding } from '$lib/core/claims/findings';
import { formatCount, formatDate, formatList, formatP, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { sourceText } from '$lib/site/source-label';
import { placeName, recordLink, type Names } from './names';
import { pictureOf, type PictureInput } from './sentence-pictures';
import { say, testedBy, writtenP } from './sentences';
import { choiceWords } from './words';

/** One claim with all that its line and what it unfolds to show, in the reader's language. */
export type Card = ReturnType<typeof cardOf>;

export function cardsOf(
  { claims, sources }: Pick<ClaimsData, 'claims' | 'sources'>,
  found: readonly Finding[],
  names: Names,
  input: PictureInput,
): Card[] {
  const byClaim = new Map(found.map((finding) => [finding.claimId, finding]));
  return claims.map((claim) => {
    const finding = byClaim.get(claim.id);
    if (!finding) throw new RangeError(`claim ${claim.id} has no finding`);
    return cardOf(claim, finding, sources, names, input);
  });
}

function cardOf(
  claim: Claim,
  finding: Finding,
  sources: ClaimsData['sources'],
  names: Names,
  input: PictureInput,
) {
  const { verdict, fragile, sample, lists, sensitivity } = finding;
  const linked = (ids: readonly string[] = []) => ids.map((id) => recordLink(id, names));
  const picture = pictureOf(finding, input);
  const says = say(finding);
  return {
    ...{
      id: claim.id,
      sameAs: claim.sameAs,
      theme: claim.theme,
      verdict,
      fragile,
      sample,
      says,
      picture,
    },
    claim: formatName({ en: claim.text, ...claim.translated }),
    /** In one line. */
    result: picture?.title ?? says,
    facts: factsOf(claim, finding, names),
    others: sensitivity.map((one) => ({
      choice: choiceWords(one.changed, one.value, names),
      verdict: one.verdict,
      p: formatP(one.p),
    })),
    deciding: linked(finding.test === 'geography' ? [] : finding.deciding),
    records: linked(lists.records),
    /** Dated items of /context. */
    items: (lists.items ?? []).flatMap((id) => {
      const item = names.items.get(id);
      if (!item) return [];
      return {
        id,
        text: `${formatDate(item.start, item.datePrecision)}: ${formatName(item.title)}`,
      };
    }),
    sources: claim.sources.flatMap((id) => {
      const source = sources[id];
      return source ? sourceText(source) : [];
    }),
  };
}

/** How it was tested, under which choices, and what other choices and later years give. */
function factsOf(claim: Claim, finding: Finding, names: Names): { name: string; text: string }[] {
  const { sentence, after, sensitivity, lists } = finding;
  const place = claim.place === 'executive summary' ? m.findings_place_summary() : claim.place;
  const uses = CLAIM_USES.filter((use) => claim.uses.includes(use));
  const tested = sentence !== 'none' && [
    [m.findings_tested(), testedBy(sentence)],
    ['n', [formatCount(finding.n), ...(finding.p === null ? [] : [writtenP(finding)])].join(', ')],
    sensitivity.length > 0 && [m.findings_choice(), baseChoice(finding, names)],
    [
      m.findings_after(),
      after
        ? `${m.findings_verdict({ verdict: after.verdict })}. ${say(after)}`
        : m.findings_after_none(),
    ],
    [m.findings_sensitivity(), sensitivitySummary(finding, names)],
  ];
  const facts = [
    [m.findings_study(), place],
    uses.length > 0 && [m.findings_data(), formatList(uses.map((use) => m.findings_use({ use })))],
    ...(tested || []),
    lists.regions?.length && [
      m.findings_regions_opened(),
      lists.regions.map((id) => placeName(id, names.regions)).join(' · '),
    ],
  ];
  return facts.flatMap((fact) => (fact ? { name: fact[0]!, text: fact[1]! } : []));
}

function baseChoice({ choice, sensitivity }: Finding, names: Names): string {
  const varied = [...new Set(sensitivity.map(({ changed }) => changed))];
  return formatList(varied.map((changed) => choiceWords(changed, choice[changed], names)));
}

function sensitivitySummary({ sensitivity, verdict }: Finding, names: Names): string {
  const of = sensitivity.length;
  if (of === 0) return m.findings_sensitivity_none();
  const others = sensitivity.filter((one) => one.verdict !== verdict);
  if (others.length === 0) return m.findings_sensitivity_same({ of: formatCount(of) });
  const list = formatList(
    others.map((one) =>
      m.findings_sensitivity_one({
        choice: choiceWords(one.changed, one.value, names),
        verdict: m.findings_verdict({ verdict: one.verdict }),
      }),
    ),
  );
  const same = formatCount(of - others.length);
  return m.findings_sensitivity_differs({ same, of: formatCount(of), list });
}
