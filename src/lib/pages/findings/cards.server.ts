import { set } from '$lib/site/set';
import { groups } from 'd3-array';
import type { Claim } from '$lib/core/claims/claims';
import type { Finding, OtherChoice } from '$lib/core/claims/findings';
import { FINDING_VERDICTS } from '$lib/core/claims/outcome';
import type { AreaKind } from '$lib/core/reach/measures';
import { lower, upper } from '$lib/core/stall/voice';
import { bounds, rules } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/reach-dataset.server';
import { formatCount, formatDate, formatList, formatName } from '$lib/site/format';
import { aroundPath } from '$lib/site/href';
import { m } from '$lib/paraglide/messages';
import { sourceText } from '$lib/site/source-label';
import { chanceWords, reasonWords, resultOf, say, testOf } from './sentences';
import { recordLink, tested } from './tested.server';

/** One claim with all that its line and what it unfolds to show, in the reader's language. */
export interface Card extends ReturnType<typeof cardOf> {
  /** Claims that nearly repeat it and count with it. */
  repeats: Card[];
}

/** What shows the numbers of a claim: volumes of arms, the tallies of meetings, the table of records. */
const SHOWN: Partial<Record<Finding['sentence'], 'arms' | 'tallies' | 'practices'>> = {
  ...{ volume: 'arms', volume_level: 'arms', volume_spread: 'arms' },
  ...{ meetings: 'tallies', practices: 'practices' },
};

export function cardsOf(): Card[] {
  const { claims, found } = tested();
  const cards = claims.claims.map((claim, i): Card => ({
    ...cardOf(claim, found[i]!),
    repeats: [],
  }));
  for (const card of cards) cards.find(({ id }) => id === card.sameAs)?.repeats.push(card);
  return cards;
}

function cardOf(claim: Claim, finding: Finding) {
  const { sources, study } = tested().claims;
  const { verdict, inPart, reason, sentence, lists } = finding;
  const why = reason ? reasonWords(reason) : inPart ? m.findings_in_part({ inPart }) : '';
  const said = verdictIn(finding);
  const records = (ids: readonly string[] = []) =>
    ids.map((id) => {
      const { name: text, date } = recordLink(id);
      return { path: `/record/${id}`, text, date };
    });
  const items = (lists.items ?? []).map((id) => {
    const { start, title, datePrecision } = evidence.context.items.find((one) => one.id === id)!;
    const path = aroundPath(start, bounds.firstYear);
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
    facts: factsOf(claim, finding),
    shows: SHOWN[sentence] ?? null,
    told: why ? m.findings_verdict_why({ verdict: said, why }) : said,
    /** What a count rests on; what decides one of many records is named as such. */
    links: [
      { name: m.findings_records_behind(), links: records(lists.records) },
      { name: m.findings_deciding(), links: records(lists.records ? [] : finding.deciding) },
      { name: m.findings_items_behind(), links: items },
    ].filter(({ links }) => links.length > 0),
    sources: claim.sources.filter((id) => id !== study).map((id) => sourceText(sources[id]!)),
  };
}

/** A verdict inside a sentence. */
const verdictIn = ({ verdict }: Pick<Finding, 'verdict'>) => lower(m.findings_verdict({ verdict }));

/** After it a claim is told of years that its author could not know. */
const LAST_STUDIED = (set.periods?.later?.from ?? bounds.lastYear + 1) - 1;

/** What the study says, what was counted, and what chance, other counts and later years say of it. */
function factsOf(claim: Claim, finding: Finding) {
  const { sentence, after, sensitivity } = finding;
  const place = claim.place === 'executive summary' ? m.findings_place_summary() : claim.place;
  const text = formatName({ en: claim.text, ...claim.translated });
  const two = (a: string, b: string) => m.findings_two({ a, b });
  const counted = sentence !== 'none' && [
    [m.findings_we_counted(), two(say(finding), testOf(finding))],
    [m.findings_by_chance(), chanceWords(finding)],
    sensitivity.length > 0 && [m.findings_other_counts(), otherCounts(finding)],
    after && [
      m.findings_after({ year: LAST_STUDIED }),
      two(m.findings_stop({ text: m.findings_verdict(after) }), say(after)),
    ],
  ];
  const facts = [
    [
      m.findings_study({ study: tested().claims.study ? 'yes' : 'no' }),
      m.findings_our_words({ text, place }),
    ],
    ...(counted || []),
  ];
  return facts.flatMap((fact) => (fact ? { name: fact[0]!, text: fact[1]! } : []));
}

function otherCounts({ sensitivity, verdict }: Finding): string {
  const of = sensitivity.length;
  const others = sensitivity.filter((one) => one.verdict !== verdict);
  if (others.length === 0) return m.findings_sensitivity_same({ of: formatCount(of) });
  const list = formatList(
    others.map((one) =>
      m.findings_sensitivity_one({ choice: choiceWords(one), verdict: verdictIn(one) }),
    ),
  );
  const same = formatCount(of - others.length);
  return m.findings_sensitivity_differs({ same, of: formatCount(of), list });
}

/** `patrols only`, `precise places only`. */
function choiceWords({ changed, value }: OtherChoice): string {
  if (changed === 'rule') return formatName(rules.find(({ id }) => id === value)!.name);
  if (changed === 'kind') return m.findings_choice_kind({ kind: value as AreaKind });
  return value ? m.findings_choice_precise() : m.findings_choice_everywhere();
}

/** The claims by verdict, and among those by why it is no plain one, the commonest reason first. */
export function boardOf(cards: readonly Card[]) {
  const { claims, found } = tested();
  const own = cards.filter(({ sameAs }) => sameAs === undefined);
  const columns = FINDING_VERDICTS.map((verdict) => {
    const of = own.filter((card) => card.verdict === verdict);
    const byWhy = groups(of, ({ why }) => why).map(([why, cards]) => ({ why: upper(why), cards }));
    const most = byWhy.sort((a, b) => b.cards.length - a.cards.length);
    return { verdict, n: of.length, groups: most };
  });
  /** The two halves of the main claim: where exercises went. */
  const main = cards.flatMap(({ id, short, told, verdict }, i) => {
    if (claims.claims[i]!.check?.by !== 'place') return [];
    const after = found[i]!.after;
    const differs = after && after.verdict !== verdict;
    return {
      ...{ id, short },
      told: differs
        ? m.findings_main_after({ told, year: LAST_STUDIED, after: verdictIn(after) })
        : told,
    };
  });
  return { all: own.length, read: cards.length, main, columns };
}
