import type { ReachKind } from '../../record/model';
import type { HangsOn } from '../hangs-on';
import type { Pace } from '../pace';
import type { PaceCount } from '../pace-series';
import type { Power } from '../pace-power';
import type { PaceReading } from '../sentence';

/**
 * The words of the answer. They stand in the core and not among the page's messages, because page, worker
 * and command line must print the same sentence. Dates are ISO dates, of which the month is told.
 */
interface Told {
  where: string;
  date: string;
}
export type UpTo = number | null;

export interface Words {
  language: 'en' | 'ru' | 'zh';
  /** Which records a sentence speaks of, put before it; null for the standard rule. */
  scope: (rule: string | null, filtered: boolean) => (sentence: string) => string;
  none: Record<ReachKind, (upTo: UpTo) => string>;
  home: Record<ReachKind, (directions: number, upTo: UpTo) => string>;
  noMark: (upTo: UpTo) => string;
  stopped: (date: string, directions: number, upTo: UpTo) => string;
  /** `patrolToo` after an exercise of which the same was said. */
  last: Record<ReachKind | 'patrolToo', (told: Told, upTo: UpTo) => string>;
  noPatrol: string;
  /** `perhaps` is said of going beyond an edge, not of opening a direction. */
  patrolsDid: (beyond: Told | null, opened: readonly Told[], perhaps: string) => string;
  norPatrols: (before: Told | null) => string;
  perhaps: (possible: readonly { date: string; account: string | undefined }[]) => string;
  stop: string;
  lacks: (
    rule: string | null,
    directions: readonly { where: string; year: number }[],
    upTo: UpTo,
  ) => string;
  others: (rules: readonly { name: string; date: string }[], upTo: UpTo) => string;
  newPlaces: (pace: Pace, latest: boolean) => string;
  verdict: (reading: PaceReading, isFragile: boolean) => string;
  compared: (pace: Pace, latest: boolean, reading: PaceReading | null) => string;
  alone: (pace: Pace) => string;
  power: (power: Power) => string;
  hangsOn: (found: HangsOn, nameOf: (id: string) => string) => string;
  noPace: string;
  list: (items: readonly string[]) => string;
  join: (sentences: readonly string[]) => string;
}

/** "1 in 3", and of what is commoner than one half, "7 in 10". */
export function odds(p: number): [times: number, of: number] {
  if (p <= 0.5) return [1, Math.round(1 / p)];
  return [p < 1 ? Math.min(9, Math.round(p * 10)) : 10, 10];
}
export const percent = (share: number) => Math.round(share * 100);

export const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
export const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
export const listed = (and: string) => (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
export const monthIn = (months: string) => (date: string) =>
  `${months.split(' ')[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
export const numberIn = (words: string) => (n: number) => words.split(' ')[n - 1] ?? String(n);
export const span = ({ from, to }: PaceCount) => (from === to ? String(from) : `${from}–${to}`);

/** Each period as "11 of 15 exercises in 2014–2019", the last two told by their beginning while they last. */
export function periods(
  { before, since, later }: Pace,
  latest: boolean,
  say: (count: PaceCount, isFirst: boolean, isOpen: boolean) => string,
): string[] {
  return [
    say(before, true, false),
    ...[since, later].flatMap((count) => (count && count.n > 0 ? [say(count, false, latest)] : [])),
  ];
}

/** Each later period by itself, with the share of random orders in which it has as few. */
export function alone({ since, later, test }: Pace, say: (count: PaceCount, p: number) => string) {
  const { sinceAsFew, laterAsFew } = test!.random;
  const each = [
    since && say(since, sinceAsFew),
    later && laterAsFew !== null && say(later, laterAsFew),
  ];
  return each.filter((told) => typeof told === 'string');
}
