import { groups } from 'd3-array';
import type { Finding, TestedClaims } from '#geodata/analysis/findings';
import type { Outcome } from '#geodata/analysis/test-claim';
import {
  VERDICTS,
  isTested,
  isUntested,
  type Claim,
  type ClaimsData,
  type TestedClaim,
  type UntestedClaim,
} from '#core/context/claims';
import { BASE, type Names } from '#core/record/languages';
import type { DatePrecision } from '#core/record/model';
import { citationText } from '#core/record/record';
import { joined, lower, sentences, upper, withStop } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { bounds, context, readData, recordById } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { aroundPath } from '$lib/site/links/href';
import { formatDate, formatName, formatYears } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import { chanceWords, resultOf, testOf } from './sentences';

export const claimsData = readData<ClaimsData>('claims.json');
export const tested = readData<TestedClaims>('claims-tested.json');
/** Whose claims are tested; undefined without a study. */
export const studySource = claimsData.sources[claimsData.study ?? ''];
export const findingOf = (id: string): Finding =>
  tested.findings.find(({ claimId }) => claimId === id)!;

export type ClaimText = ReturnType<typeof claimText>;
export type Card = ReturnType<typeof cardOf> & { repeats: Card[] };

/** The study could not know later years. */
const LAST_STUDIED = (set.periods?.later?.from ?? bounds.lastYear + 1) - 1;

function claimText(claim: Claim) {
  const { sources, study } = claimsData;
  const place = claim.place === 'executive summary' ? m.findings_place_summary() : claim.place;
  return {
    id: claim.id,
    short: formatName(claim.short),
    said: m.findings_our_words({ text: statementOf(claim), place }),
    quote: claim.quote,
    sources: claim.sources
      .filter((id) => id !== study)
      .map((id) => {
        const { URL: url, ...source } = sources[id]!;
        return { text: citationText(source), url: url ?? null };
      }),
  };
}

export const statementOf = ({ text, translated }: Claim) =>
  formatName({ [BASE]: text, ...translated });

function cardOf(claim: TestedClaim) {
  const finding = findingOf(claim.id);
  const { verdict } = finding;
  const isMain = claim.check.by === 'place';
  return {
    ...claimText(claim),
    isOnExercises: isOnExercises(claim),
    isMain,
    verdict,
    verdictText: (isMain ? m.findings_main_claim() + m.colon() : '') + verdictText(finding),
    flag: claim.check.sample ? m.findings_flag_sample() : null,
    result: resultOf(claim.check.result, finding),
    facts: factsOf(claim, finding),
    links: finding.counted.flatMap((id) => linkOf(id) ?? []),
  };
}

/** Only records decide, not arms or talks. */
const isOnExercises = ({ check }: TestedClaim) =>
  !('series' in check) || Object.values(check.series).every((series) => series.of === 'records');

function verdictText({ verdict, inPart }: Pick<Outcome, 'verdict' | 'inPart'>) {
  const text = m.findings_verdict({ verdict });
  if (!inPart) return text;
  return m.findings_verdict_why({ verdict: text, why: m.findings_in_part({ inPart }) });
}

/** Null for a yearly amount, which has no page. */
function linkOf(id: string) {
  const record = recordById.get(id);
  if (record) return { path: `/record/${id}`, text: dated(record.name, record) };
  const item = context.items.find((candidate) => candidate.id === id);
  if (!item) return null;
  return { path: aroundPath(item.start, bounds.firstYear), text: dated(item.title, item) };
}

/** With its date, unless the name has it, and without two brackets in a row. */
export function dated(names: Names, when: { start: string; datePrecision: DatePrecision }) {
  const name = formatName(names);
  const date = formatDate(when.start, when.datePrecision);
  if (name.includes(date)) return name;
  return /[)）]$/.test(name) ? name + m.comma() + date : name + m.findings_dated({ date });
}

/** The answer is on all years since the break; a study's claim on fewer is told beside it. */
export function periodOfClaim() {
  const claim = claimsData.claims.filter(isTested).find(({ check }) => {
    return check.by === 'place' && check.side === 'stop' && check.to !== undefined;
  });
  if (!claim || !set.periods) return null;
  const { verdict, numbers } = findingOf(claim.id);
  return m.findings_claim_period({
    year: set.periods.since.from,
    years: formatYears(numbers.from!, numbers.to!),
    id: claim.id,
    verdict: lower(m.findings_verdict({ verdict })),
  });
}

function factsOf({ check, sameAs }: TestedClaim, finding: Finding) {
  const { chance, after } = finding;
  const facts: { name: string; text: string }[] = [
    { name: m.findings_we_counted(), text: testOf(check, finding) },
  ];
  if (sameAs) facts.unshift({ name: '', text: m.findings_same_as({ id: sameAs }) });
  if (chance) facts.push({ name: m.findings_by_chance(), text: chanceWords(chance) });
  if (after) {
    const verdict = withStop(voiceOf(), verdictText(after));
    const text = sentences(voiceOf(), [verdict, resultOf(check.result, after)]);
    facts.push({ name: m.findings_after({ year: LAST_STUDIED }), text });
  }
  return facts;
}

export function board() {
  const { claims } = claimsData;
  const cardsOf = (sameAs: string | undefined): Card[] =>
    claims
      .filter((claim): claim is TestedClaim => isTested(claim) && claim.sameAs === sameAs)
      .map((claim) => ({ ...cardOf(claim), repeats: cardsOf(claim.id) }));
  const cards = cardsOf(undefined);
  const others = cards.filter((card) => !card.isOnExercises);
  const repeats = claims.filter((claim) => isTested(claim) && claim.sameAs).length;
  const tally = VERDICTS.map((verdict) => {
    const n = cards.filter((card) => card.verdict === verdict).length;
    return m.findings_tally({ verdict, n });
  });
  const untested = claims.filter(isUntested);
  return {
    n: cards.length,
    title: m.findings_claims({
      n: cards.length + repeats,
      repeats: repeats ? m.findings_repeats({ n: repeats }) : '',
      study: claimsData.study ? 'yes' : 'no',
    }),
    tally: withStop(voiceOf(), joined(voiceOf(), 'each', tally)),
    flag: { sign: m.findings_flag_sample(), means: m.findings_flag_sample_means() },
    cards: inOrder(cards.filter((card) => card.isOnExercises)),
    othersTitle: m.findings_other_claims({ n: others.length }),
    others: inOrder(others),
    untestedTitle: m.findings_untested({ n: untested.length }),
    untested: untestedBy(untested),
  };
}

/** The main claim first, then by verdict. */
function inOrder(cards: readonly Card[]) {
  const order = ({ isMain, verdict }: Card) => (isMain ? -1 : VERDICTS.indexOf(verdict));
  return cards.toSorted((a, b) => order(a) - order(b));
}

function untestedBy(claims: readonly UntestedClaim[]) {
  return groups(claims, ({ untested }) => untested)
    .map(([reason, members]) => ({
      reason,
      text: upper(m[`findings_reason_${reason}` as const]()),
      claims: members.map(claimText),
      list: members.map(({ short }) => formatName(short)).join(m.semicolon()),
    }))
    .sort((a, b) => b.claims.length - a.claims.length);
}
