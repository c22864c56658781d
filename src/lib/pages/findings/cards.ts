import { groups } from 'd3-array';
import type { Claim, ClaimsData } from '$lib/core/claims/claims';
import type { Finding } from '$lib/core/claims/findings';
import { FINDING_VERDICTS } from '$lib/core/claims/outcome';
import { yearOf } from '$lib/core/record/time';
import { formatCount, formatDate, formatList, formatName } from '$lib/site/format';
import { aroundPath } from '$lib/site/href';
import { m } from '$lib/paraglide/messages';
import { sourceText } from '$lib/site/source-label';
import { choiceWords, recordLink, type Names } from './names';
import { lower, upper } from '$lib/core/stall/words/words';
import { chanceWords, reasonWords, resultOf, say } from './sentences';

/** One claim with all that its line and what it unfolds to show, in the reader's language. */
export interface Card extends ReturnType<typeof cardOf> {
  sources: ReturnType<typeof sourceText>[];
  /** Claims that nearly repeat it and count with it. */
  twins: Card[];
}

export function cardsOf(
  { claims, sources, study }: Pick<ClaimsData, 'claims' | 'sources' | 'study'>,
  found: readonly Finding[],
  names: Names,
): Card[] {
  const cards = claims.map((claim): Card => {
    const finding = found.find(({ claimId }) => claimId === claim.id);
    if (!finding) throw new RangeError(`claim ${claim.id} has no finding`);
    const own = claim.sources.filter((id) => id !== study).map((id) => sourceText(sources[id]!));
    return { ...cardOf(claim, finding, names), sources: own, twins: [] };
  });
  for (const card of cards) cards.find(({ id }) => id === card.sameAs)?.twins.push(card);
  return cards;
}

/** What shows the numbers of a claim: SIPRI's volumes, the tallies of meetings, the table of records. */
const SHOWN: Partial<Record<Finding['sentence'], 'arms' | 'tallies' | 'practices'>> = {
  ...{ volume: 'arms', volume_level: 'arms', volume_spread: 'arms' },
  ...{ meetings: 'tallies', practices: 'practices' },
};

function cardOf(claim: Claim, finding: Finding, names: Names) {
  const { verdict, inPart, reason, sentence, lists } = finding;
  const why = reason ? reasonWords(reason) : inPart ? m.findings_in_part({ inPart }) : '';
  const said = verdictIn(finding);
  const records = (ids: readonly string[] = []) =>
    ids.map((id) => {
      const { name: text, date } = recordLink(id, names);
      return { path: `/record/${id}`, text, date };
    });
  const [first] = names.records.values();
  const items = (lists.items ?? []).map((id) => {
    const { start, title, datePrecision } = names.items.get(id)!;
    const path = aroundPath(start, yearOf(first!.start));
    return { path, text: formatName(title), date: formatDate(start, datePrecision) };
  });
  return {
    ...{ id: claim.id, sameAs: claim.sameAs, verdict, why, quote: claim.quote },
    short: formatName(claim.short),
    flags: [
      ...(finding.sample ? [m.findings_flag_sample()] : []),
      ...(finding.fragile ? [m.findings_flag_count()] : []),
    ],
    result: resultOf(finding, finding.choice.kind),
    facts: factsOf(claim, finding, names),
    shows: SHOWN[sentence] ?? null,
    told: why ? m.findings_verdict_why({ verdict: said, why }) : said,
    /** What a count rests on; what decides one of many records is named as such. */
    links: [
      { name: m.findings_records_behind(), links: records(lists.records) },
      { name: m.findings_deciding(), links: records(lists.records ? [] : finding.deciding) },
      { name: m.findings_items_behind(), links: items },
    ].filter(({ links }) => links.length > 0),
  };
}

/** A verdict inside a sentence. */
const verdictIn = ({ verdict }: Pick<Finding, 'verdict'>) => lower(m.findings_verdict({ verdict }));

/** What the study says, what was counted, and what chance, other counts and later years say of it. */
function factsOf(claim: Claim, finding: Finding, names: Names) {
  const { sentence, after, sensitivity } = finding;
  const place = claim.place === 'executive summary' ? m.findings_place_summary() : claim.place;
  const text = formatName({ en: claim.text, ...claim.translated });
  const two = (a: string, b: string) => m.findings_two({ a, b });
  const counted = sentence !== 'none' && [
    [m.findings_we_counted(), two(say(finding), m[`findings_test_${sentence}` as const]())],
    [m.findings_by_chance(), chanceWords(finding)],
    sensitivity.length > 0 && [m.findings_other_counts(), otherCounts(finding, names)],
    after && [
      m.findings_after(),
      two(m.findings_stop({ text: m.findings_verdict(after) }), say(after)),
    ],
  ];
  const facts = [[m.findings_study(), m.findings_our_words({ text, place })], ...(counted || [])];
  return facts.flatMap((fact) => (fact ? { name: fact[0]!, text: fact[1]! } : []));
}

function otherCounts({ sensitivity, verdict }: Finding, names: Names): string {
  const of = sensitivity.length;
  const others = sensitivity.filter((one) => one.verdict !== verdict);
  if (others.length === 0) return m.findings_sensitivity_same({ of: formatCount(of) });
  const list = formatList(
    others.map((one) =>
      m.findings_sensitivity_one({
        choice: choiceWords(one.changed, one.value, names),
        verdict: verdictIn(one),
      }),
    ),
  );
  const same = formatCount(of - others.length);
  return m.findings_sensitivity_differs({ same, of: formatCount(of), list });
}

/** The claims by verdict, and among those by why it is no plain one, the commonest reason first. */
export function boardOf(
  cards: readonly Card[],
  claims: readonly Claim[],
  found: readonly Finding[],
) {
  const own = cards.filter(({ sameAs }) => sameAs === undefined);
  const columns = FINDING_VERDICTS.map((verdict) => {
    const of = own.filter((card) => card.verdict === verdict);
    const byWhy = groups(of, ({ why }) => why).map(([why, cards]) => ({ why: upper(why), cards }));
    const most = byWhy.sort((a, b) => b.cards.length - a.cards.length);
    return { verdict, n: of.length, groups: most };
  });
  /** The two halves of the main claim: where exercises went. */
  const main = cards.flatMap(({ id, short, told, verdict }, i) => {
    const after = found[i]!.after;
    if (claims[i]!.check?.by !== 'place') return [];
    const differs = after && after.verdict !== verdict;
    return {
      ...{ id, short },
      told: differs ? m.findings_main_after({ told, after: verdictIn(after) }) : told,
    };
  });
  return { all: own.length, read: cards.length, main, columns };
}
