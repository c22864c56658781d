import { isBlind, type NoTest, type Outcome } from '$lib/core/claims/outcome';
import type { Names } from '$lib/core/record/model';
import type { AreaKind } from '$lib/core/reach/measures';
import { paceInWords } from '$lib/core/stall/sentence-pace';
import { odds } from '$lib/core/stall/voice';
import { certainty } from '$lib/core/statistics/certainty';
import {
  MISSING,
  formatCount,
  formatDecimal,
  formatList,
  formatP,
  formatShare,
} from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { say as inReaders } from '$lib/site/set';
import { practiceName } from '$lib/site/vocabulary';
import { voiceOf } from '$lib/site/voice';

/** How a number is written, by its name; what is not listed is a count. */
const NUMBERS = {
  year: [
    ...['from', 'to', 'fromA', 'toA', 'fromB', 'toB', 'firstYear', 'lastYear', 'split'],
    ...['earliestItem', 'earliestArms', 'firstRoundAbout'],
  ],
  /** Two decimals. */
  ratio: [
    ...['perYear', 'ratio', 'low', 'recordsRatio', 'armsRatio', 'ratioOfRecords'],
    ...['r', 'consultationSpread', 'armsSpread', 'recordsSpread', 'spread', 'spreadAfterFirst'],
    ...['meanA', 'meanB'],
  ],
  /** One decimal. */
  mean: [
    ...['perYearA', 'perYearB', 'meetingsPerYear', 'meetingsPerYearA', 'meetingsPerYearB'],
    'inPersonOtherPerYear',
  ],
  /** The upper end of an interval; null where it is open. */
  open: ['high'],
  share: ['share', 'shareLow', 'shareHigh'],
  p: ['oneSided'],
};
type NumberKind = keyof typeof NUMBERS;

/** In the reader's language. */
const WRITE: Record<NumberKind, (value: number | null) => string> = {
  year: (value) => (value === null ? MISSING : String(value)),
  ratio: (value) => formatDecimal(value, 2),
  mean: (value) => formatDecimal(value, 1),
  open: (value) => (value === null ? '∞' : formatDecimal(value, 2)),
  share: formatShare,
  p: formatP,
};

/** What kind of number a blank holds. */
export const kindOf = (blank: string) =>
  (Object.keys(NUMBERS) as NumberKind[]).find((kind) => NUMBERS[kind].includes(blank));

/** The numbers of an outcome as text, by their blanks. */
export function writtenNumbers(outcome: Outcome): Record<string, string> {
  const { numbers, oneSided, pace } = outcome;
  const ofPace = pace && {
    ...{ hits: pace.since!.k, hitRecords: pace.since!.n },
    ...{ hitsBefore: pace.before.k, hitRecordsBefore: pace.before.n },
  };
  const written = Object.entries({ ...numbers, ...ofPace, oneSided }).map(([name, value]) => {
    const kind = kindOf(name);
    return [name, kind ? WRITE[kind](value) : formatCount(value)];
  });
  return {
    ...Object.fromEntries(written),
    ...{ p: writtenP(outcome), percent: formatShare(numbers.ratio ?? null) },
  };
}

/** Two-sided; with the p of the side that the claim names. */
export function writtenP({ p, oneSided }: Pick<Outcome, 'p' | 'oneSided'>): string {
  if (oneSided === null) return formatP(p);
  return m.findings_p_sided({ p: formatP(p), side: formatP(oneSided) });
}

/** Lists that stand in a sentence; records, regions and items are listed with links beside it. */
function writtenLists({ lists }: Outcome): Record<string, string> {
  const { rising, notRising, untold, years, yearsWithout, firsts } = lists;
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
    untoldList: series(untold),
    yearsList: joined(years),
    yearsWithoutList: joined(yearsWithout),
    firstsList: joined(firsts?.map((id) => practiceName(id))),
  };
}

/** The messages differ in their blanks: the tests of /findings see that each is filled. */
type Message = { fill(blanks: Record<string, NonNullable<unknown>>): string }['fill'];

/** Why there is no verdict. */
export const reasonWords = (reason: NoTest) => m[`findings_reason_${reason}` as const]();

/** A claim's own words with their blanks filled. */
const filled = (words: Names, blanks: Record<string, string>) =>
  inReaders(words).replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);

/** How it was tested. */
export const testOf = ({ sentence, words }: Outcome): string =>
  sentence === 'own' || sentence === 'none'
    ? words
      ? inReaders(words.test)
      : ''
    : m[`findings_test_${sentence}` as const]();

/** An outcome as one or two sentences, written from its numbers and lists. */
export function say(outcome: Outcome): string {
  const { sentence, reason } = outcome;
  if (sentence === 'none') return m.findings_stop({ text: reasonWords(reason!) });
  const blanks = { ...writtenNumbers(outcome), ...writtenLists(outcome) };
  if (sentence === 'own') return filled(outcome.words!.says, blanks);
  const message: Message = m[`findings_says_${sentence}` as const];
  const said = message(blanks);
  return outcome.pace ? `${paceInWords(outcome.pace, false, voiceOf())} ${said}` : said;
}

/** The same in one line, without how it was tested; null where nothing was counted. */
export function resultOf(outcome: Outcome, kind: AreaKind): string | null {
  const { sentence, pace, lists } = outcome;
  if (sentence === 'none') return null;
  const blanks = {
    ...{ ...writtenNumbers(outcome), ...writtenLists(outcome) },
    things: m.findings_counted({ kind }),
    measure: pace?.measure ?? '',
    gap: lists.yearsWithout?.length ? 'some' : 'none',
  };
  if (sentence === 'own') return filled(outcome.words!.result, blanks);
  const message: Message = m[`findings_result_${sentence}` as const];
  return message(blanks);
}

/** What chance would give, and whether the test could have told. */
export function chanceWords({ oneSided, alternative, power }: Outcome): string {
  if (oneSided === null || alternative === null) return m.findings_no_chance();
  const [times, of] = odds(oneSided);
  const read = isBlind(power!) ? 'too-few' : certainty(oneSided);
  const said = m.findings_chance({
    ...{ times: formatCount(times), of: formatCount(of) },
    certainty: m.findings_certainty({ certainty: read }),
  });
  return `${said} ${m.findings_alternative({ alternative, share: formatShare(power) })}`;
}
