import type { Finding } from '../../../../geodata/analysis/findings';
import type { Outcome } from '../../../../geodata/analysis/test-claim';
import { BASE } from '$lib/core/record/languages';
import { set } from '$lib/site/dataset/set';
import { groups } from 'd3-array';
import {
  VERDICTS,
  isTested,
  isUntested,
  type Claim,
  type TestedClaim,
  type UntestedClaim,
} from '$lib/core/context/claims';
import { joined, upper } from '$lib/core/stall/voice';
import { bounds, context, recordById } from '$lib/site/dataset/dataset.server';
import { formatDate, formatName } from '$lib/site/text/format';
import { aroundPath } from '$lib/site/links/href';
import { m } from '$lib/paraglide/messages';
import { sourceText } from '$lib/site/text/source-label';
import { voiceOf } from '$lib/site/text/voice';
import { inColumns } from './columns';
import { chanceWords, resultOf, testOf } from './sentences';
import { claimsData, recordLink, tested } from './tested.server';

export type Card = ReturnType<typeof cardOf> & {
  repeats: Card[];
};

/** Later years are ones that the study could not know. */
const LAST_STUDIED = (set.periods?.later?.from ?? bounds.lastYear + 1) - 1;

function claimText(claim: Claim) {
  const { sources, study } = claimsData;
  const place = claim.place === 'executive summary' ? m.findings_place_summary() : claim.place;
  const text = formatName({ [BASE]: claim.text, ...claim.translated });
  return {
    id: claim.id,
    short: formatName(claim.short),
    said: m.findings_our_words({ text, place }),
    quote: claim.quote,
    sources: claim.sources.filter((id) => id !== study).map((id) => sourceText(sources[id]!)),
  };
}

function cardOf(claim: TestedClaim, finding: Finding) {
  const { verdict } = finding;
  return {
    ...claimText(claim),
    isOnExercises: isOnExercises(claim),
    isMain: claim.check.by === 'place',
    verdict,
    verdictText: verdictText(finding),
    flag: claim.check.sample ? m.findings_flag_sample() : null,
    result: resultOf(claim.check.result, finding),
    facts: factsOf(claim, finding),
    links: finding.counted.flatMap((id) => linkOf(id) ?? []),
  };
}

/** Whether records alone decide, and neither arms nor talks. */
const isOnExercises = ({ check }: TestedClaim): boolean =>
  !('series' in check) || Object.values(check.series).every((series) => series.of === 'records');

function verdictText({ verdict, inPart }: Pick<Outcome, 'verdict' | 'inPart'>): string {
  const text = m.findings_verdict({ verdict });
  if (!inPart) return text;
  return m.findings_verdict_why({ verdict: text, why: m.findings_in_part({ inPart }) });
}

/** A link to what was counted; null for a yearly amount, which has no page. */
function linkOf(id: string) {
  if (recordById.has(id)) {
    const { name, date } = recordLink(id);
    return { path: `/record/${id}`, text: dated(name, date) };
  }
  const item = context.items.find((candidate) => candidate.id === id);
  if (!item) return null;
  return {
    path: aroundPath(item.start, bounds.firstYear),
    text: dated(formatName(item.title), formatDate(item.start, item.datePrecision)),
  };
}

/** With its date, unless the name says it, and not with two brackets in a row. */
function dated(name: string, date: string): string {
  if (name.includes(date)) return name;
  return /[)）]$/.test(name) ? name + m.comma() + date : name + m.findings_dated({ date });
}

function factsOf({ check, sameAs }: TestedClaim, finding: Finding) {
  const { chance, after } = finding;
  const facts: { name: string; text: string }[] = [
    { name: m.findings_we_counted(), text: testOf(check, finding) },
  ];
  if (sameAs) facts.unshift({ name: '', text: m.findings_same_as({ id: sameAs }) });
  if (chance) facts.push({ name: m.findings_by_chance(), text: chanceWords(chance) });
  if (after) {
    const verdict = m.findings_stop({ text: verdictText(after) });
    const text = m.findings_two({ a: verdict, b: resultOf(check.result, after) });
    facts.push({ name: m.findings_after({ year: LAST_STUDIED }), text });
  }
  return facts;
}

export function board() {
  const { claims } = claimsData;
  const cardsOf = (sameAs: string | undefined): Card[] =>
    claims
      .filter((claim): claim is TestedClaim => isTested(claim) && claim.sameAs === sameAs)
      .map((claim) => ({
        ...cardOf(
          claim,
          tested.findings.find(({ claimId }) => claimId === claim.id)!,
        ),
        repeats: cardsOf(claim.id),
      }));
  const cards = cardsOf(undefined);
  const others = cards.filter((card) => !card.isOnExercises);
  const tally = VERDICTS.map((verdict) => {
    const n = cards.filter((card) => card.verdict === verdict).length;
    return m.findings_tally({ verdict, n });
  });
  const untested = claims.filter(isUntested);
  return {
    n: cards.length,
    title: m.findings_claims({ n: cards.length, study: claimsData.study ? 'yes' : 'no' }),
    tally: joined(voiceOf(), 'each', tally) + m.findings_end(),
    flag: { sign: m.findings_flag_sample(), means: m.findings_flag_sample_means() },
    columns: inColumns(groupsOf(cards.filter((card) => card.isOnExercises))),
    othersTitle: m.findings_other_claims({ n: others.length }),
    others: inColumns(groupsOf(others)),
    untestedTitle: m.findings_untested({ n: untested.length }),
    untested: untestedBy(untested),
  };
}

interface CardGroup {
  title: string;
  cards: Card[];
}

/** The main claim first, then by verdict; under each name no card of another verdict. */
function groupsOf(cards: readonly Card[]): CardGroup[] {
  const main = cards.filter(({ isMain }) => isMain);
  const others = VERDICTS.flatMap((verdict) =>
    cards.filter((card) => !card.isMain && card.verdict === verdict),
  );
  const byVerdict = groups(others, (card) => card.verdictText).map(([title, group]) => {
    return { title, cards: group };
  });
  if (main.length === 0) return byVerdict;
  return [{ title: m.findings_main_claim(), cards: main }, ...byVerdict];
}

function untestedBy(claims: readonly UntestedClaim[]) {
  return groups(claims, ({ untested }) => untested)
    .map(([reason, members]) => ({
      reason,
      text: upper(m[`findings_reason_${reason}` as const]()),
      claims: members.map(claimText),
      list: members.map(({ short }) => formatName(short)).join(m.findings_separator()),
    }))
    .sort((a, b) => b.claims.length - a.claims.length);
}
