import { chanceInWords } from '$lib/core/stall/sentence';
import { getLocale } from '$lib/paraglide/runtime';
import { NUMBERS, type NumberKind, type Outcome, type SentenceKey } from '$lib/core/claims/outcome';
import {
  MISSING,
  formatCount,
  formatDecimal,
  formatKm2,
  formatList,
  formatP,
  formatShare,
} from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { practiceName } from '$lib/site/terms';

/** How each kind of number is written in the reader's language. */
const WRITE: Record<NumberKind, (value: number | null) => string> = {
  year: (value) => (value === null ? MISSING : String(value)),
  count: formatCount,
  ratio: (value) => formatDecimal(value, 2),
  mean: (value) => formatDecimal(value, 1),
  open: (value) => (value === null ? '∞' : formatDecimal(value, 2)),
  share: formatShare,
  km2: formatKm2,
  p: formatP,
};

/** What kind of number a blank holds. */
export function kindOf(blank: string): NumberKind | undefined {
  const kinds = Object.keys(NUMBERS) as NumberKind[];
  return kinds.find((kind) => (NUMBERS[kind] as readonly string[]).includes(blank));
}

/** The numbers of an outcome as text, by their blanks. */
export function writtenNumbers(outcome: Outcome): Record<string, string> {
  const blanks = Object.entries({ ...outcome.numbers, oneSided: outcome.oneSided });
  const written = blanks.map(([name, value]) => [name, WRITE[kindOf(name)!](value)]);
  const { advances, records, expected } = outcome.chance ?? {
    advances: 0,
    records: 0,
    expected: 0,
  };
  return {
    ...Object.fromEntries(written),
    p: writtenP(outcome),
    marks: formatCount(advances),
    markRecords: formatCount(records),
    expectedMarks: formatDecimal(expected),
  };
}

/** Two-sided; with the p of the side that the claim names. */
export function writtenP({ p, oneSided }: Pick<Outcome, 'p' | 'oneSided'>): string {
  if (oneSided === null) return formatP(p);
  return m.findings_p_sided({ p: formatP(p), side: formatP(oneSided) });
}

/** Lists that stand in a sentence; records, regions and items are listed with links beside it. */
function writtenLists({ lists }: Outcome): Record<string, string> {
  const { rising, notRising, years, yearsWithout, firsts } = lists;
  const joined = (parts: readonly string[] = []) =>
    parts.length > 0 ? formatList(parts) : m.findings_nothing();
  const series = (ids?: readonly string[]) =>
    joined(
      ids?.map((series) =>
        m.findings_series({ series: series as 'records' | 'arms' | 'consultation' }),
      ),
    );
  return {
    risingList: series(rising),
    notRisingList: series(notRising),
    yearsList: joined(years),
    yearsWithoutList: joined(yearsWithout),
    firstsList: joined(firsts?.map(practiceName)),
  };
}

/** Sentences without a picture have no title. */
export type TitledSentence = Exclude<SentenceKey, 'plans' | 'oldest'>;

/** The messages differ in their blanks: the tests of /findings see that each is filled. */
type Message = { fill(blanks: Record<string, NonNullable<unknown>>): string }['fill'];

/** An outcome as one or two sentences, written from its numbers and lists. */
export function say(outcome: Outcome): string {
  const { sentence, reason } = outcome;
  if (sentence === 'none') return m[`findings_reason_${reason!}` as const]();
  const message: Message = m[`findings_says_${sentence}` as const];
  const said = message({ ...writtenNumbers(outcome), ...writtenLists(outcome) });
  return outcome.chance ? `${chanceInWords(outcome.chance)[getLocale()]} ${said}` : said;
}

/** The same in a few words, as the title of its picture. */
export function titleOf(sentence: TitledSentence, outcome: Outcome): string {
  const message: Message = m[`findings_headline_${sentence}` as const];
  return message(writtenNumbers(outcome));
}

/** How it was found. */
export function testedBy(sentence: SentenceKey): string {
  return m[`findings_test_${sentence}` as const]();
}
