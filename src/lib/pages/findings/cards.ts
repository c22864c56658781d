import { citationText } from '$lib/core/record/citation';
import { CLAIM_USES, type Claim, type ClaimsData, type ClaimTheme } from '$lib/core/claims/claims';
import type { Finding } from '$lib/core/claims/findings';
import type { FindingVerdict } from '$lib/core/claims/outcome';
import { formatCount, formatDate, formatList, formatP, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { placeName, recordLink, type Names, type RecordLink } from './names';
import type { Picture } from './picture';
import { pictureOf, type PictureInput } from './sentence-pictures';
import { say, testedBy } from './sentences';
import { USE, VERDICT, choiceWords } from './words';

/** One claim with all that its card shows, in the reader's language. */
export interface Card {
  id: string;
  theme: ClaimTheme;
  /** In English. */
  claim: string;
  place: string;
  verdict: FindingVerdict;
  fragile: boolean;
  sample: boolean;
  says: string;
  /** null where nothing was tested. */
  tested: string | null;
  data: string;
  n: string | null;
  p: string | null;
  choice: string | null;
  sensitivity: {
    summary: string;
    others: { choice: string; verdict: FindingVerdict; p: string }[];
  };
  after: { verdict: FindingVerdict; says: string } | null;
  deciding: RecordLink[];
  regions: string[];
  records: RecordLink[];
  /** Dated items of /context. */
  items: { id: string; text: string }[];
  picture: Picture | null;
  sources: { text: string; url: string | null }[];
}

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
): Card {
  const { verdict, fragile, sample, sentence, p, lists, after, sensitivity } = finding;
  const linked = (ids: readonly string[] = []) => ids.map((id) => recordLink(id, names));
  return {
    ...{ id: claim.id, theme: claim.theme, verdict, fragile, sample },
    claim: formatName({ en: claim.text, ...claim.translated }),
    place: m.findings_place({
      place: claim.place === 'executive summary' ? m.findings_place_summary() : claim.place,
    }),
    says: say(finding),
    tested: sentence === 'none' ? null : testedBy(sentence),
    data: formatList(CLAIM_USES.filter((use) => claim.uses.includes(use)).map((use) => USE[use]())),
    n: sentence === 'none' ? null : formatCount(finding.n),
    p: p === null ? null : formatP(p),
    choice: sensitivity.length > 0 ? baseChoice(finding, names) : null,
    sensitivity: {
      summary: sensitivitySummary(finding, names),
      others: sensitivity.map((one) => ({
        choice: choiceWords(one.changed, one.value, names),
        verdict: one.verdict,
        p: formatP(one.p),
      })),
    },
    after: after && { verdict: after.verdict, says: say(after) },
    deciding: linked(finding.test === 'geography' ? [] : finding.deciding),
    regions: (lists.regions ?? []).map((id) => placeName(id, names.regions)),
    records: linked(lists.records),
    items: (lists.items ?? []).flatMap((id) => {
      const item = names.items.get(id);
      if (!item) return [];
      return { id, text: `${formatDate(item.start, item.datePrecision)}: ${item.title}` };
    }),
    picture: pictureOf(finding, input),
    sources: claim.sources.flatMap((id) => {
      const source = sources[id];
      return source ? cited(source) : [];
    }),
  };
}

/** A source with its address apart, to be a link. */
export function cited(source: ClaimsData['sources'][string]) {
  return { text: citationText({ ...source, URL: undefined }), url: source.URL ?? null };
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
        verdict: VERDICT[one.verdict](),
      }),
    ),
  );
  const same = formatCount(of - others.length);
  return m.findings_sensitivity_differs({ same, of: formatCount(of), list });
}
