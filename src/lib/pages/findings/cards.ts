import { citationText } from '$lib/core/record/citation';
import { CLAIM_USES, type Claim, type ClaimsData, type ClaimTheme } from '$lib/core/claims/claims';
import type { Finding } from '$lib/core/claims/findings';
import type { FindingVerdict } from '$lib/core/claims/outcome';
import { formatCount, formatDate, formatList, formatName, formatP } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Names } from './names';
import type { Picture } from './picture';
import { pictureOf, type PictureInput } from './pictures';
import { say } from './say';
import { TESTED, USE, VERDICT, choiceWords } from './words';

export interface RecordLink {
  id: string;
  name: string;
  /** As far as it is known, in words. */
  date: string;
}

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
  tested: string;
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
  const { verdict, lists, after, sensitivity } = finding;
  const tested = finding.sentence !== 'none';
  return {
    ...{
      id: claim.id,
      theme: claim.theme,
      claim: formatName({ en: claim.text, ...claim.translated }),
      verdict,
    },
    place: m.findings_place({
      place: claim.place === 'executive summary' ? m.findings_place_summary() : claim.place,
    }),
    fragile: finding.fragile,
    sample: finding.sample,
    says: say(finding),
    tested: TESTED[finding.sentence](),
    data: formatList(CLAIM_USES.filter((use) => claim.uses.includes(use)).map((use) => USE[use]())),
    n: tested ? formatCount(finding.n) : null,
    p: finding.p === null ? null : formatP(finding.p),
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
    deciding: recordLinks(finding.test === 'geography' ? [] : finding.deciding, names),
    regions: (lists.regions ?? []).map((id) => {
      const name = names.regions.get(id);
      return name ? formatName(name) : id;
    }),
    records: recordLinks(lists.records ?? [], names),
    items: (lists.items ?? []).flatMap((id) => {
      const item = names.items.get(id);
      const text = item && `${formatDate(item.start, item.datePrecision)}: ${item.title}`;
      return text ? { id, text } : [];
    }),
    picture: pictureOf(finding, input),
    sources: claim.sources.flatMap((id) => {
      const source = sources[id];
      return source
        ? [{ text: citationText({ ...source, URL: undefined }), url: source.URL ?? null }]
        : [];
    }),
  };
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

export function recordLinks(ids: readonly string[], { records }: Pick<Names, 'records'>) {
  return ids.map((id): RecordLink => {
    const record = records.get(id);
    if (!record) throw new RangeError(`record ${id} is named in a finding but not in the data`);
    const { start, datePrecision } = record;
    return { id, name: formatName(record.name), date: formatDate(start, datePrecision) };
  });
}
