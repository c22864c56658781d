import { range as numbers } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, type YearSpan } from '../record/time';
import type { ReachRecord } from '../record/schema';
import type { ConfidenceInput } from './confidence';
import { changeOf, countVisits, type Change, type Counted } from './counts';
import { range } from './answer-parts';
import { joined, type Voice } from './voice';

/** The verdict if the two periods met some years earlier or later. Found afterwards, it tests nothing. */
export interface BreakStrip {
  part: 'all' | 'sea' | 'elsewhere';
  breaks: TriedBreak[];
}

interface TriedBreak {
  /** The first of the later period. */
  year: number;
  before: Counted;
  since: Counted;
  change: Change;
}

const TRIED = 3;

/** @param visits those of one series up to the end of `since` */
export function breakStrips(
  records: readonly Pick<ReachRecord, 'id' | 'domains'>[],
  visits: readonly Visit[],
  before: YearSpan,
  since: YearSpan,
): BreakStrip[] {
  const atSea = new Set(
    records.filter(({ domains }) => domains.includes('sea')).map(({ id }) => id),
  );
  const years = numbers(since.from - TRIED, since.from + TRIED + 1).filter(
    (year) => year > before.from && year <= since.to,
  );
  const strip = (part: BreakStrip['part'], isCounted: (visit: Visit) => boolean): BreakStrip => {
    // The first of all has none before it.
    const own = visits.filter((visit) => visit.km !== null && isCounted(visit));
    const countsIn = (span: YearSpan) => countVisits(own.filter((visit) => inPeriod(visit, span)));
    return {
      part,
      breaks: years.map((year) => {
        const counts = {
          before: countsIn({ from: before.from, to: year - 1 }),
          since: countsIn({ from: year, to: since.to }),
        };
        return { year, ...counts, change: changeOf(counts) };
      }),
    };
  };
  return [
    strip('all', () => true),
    strip('sea', ({ id }) => atSea.has(id)),
    strip('elsewhere', ({ id }) => !atSea.has(id)),
  ];
}

/** Whether the sentence stays, as messages say it. */
export const holdsUnder = (change: Change, own: Change): 'stays' | 'few' | 'coarse' | 'changes' => {
  if (change === 'few' || change === 'coarse') return change;
  return change === own ? 'stays' : 'changes';
};

/** For which breaks the sentence stays; and whose fall it is, at sea or elsewhere, with the break of the set. */
export function breakLines({ verdict }: ConfidenceInput, voice: Voice): string[] {
  const [strip, sea, elsewhere] = verdict.breaks;
  if (!strip || !sea || !elsewhere) return [];
  const stays = strip.breaks.filter(({ change }) => change === verdict.change);
  const sentence = voice.say('answer_breaks', {
    amount: stays.length === strip.breaks.length ? 'all' : 'some',
    from: strip.breaks[0]!.year,
    to: strip.breaks.at(-1)!.year,
    list: joined(
      voice,
      'each',
      stays.map(({ year }) => String(year)),
    ),
  });
  // A verdict that no break shares is one of all places together, not of these counts.
  const lines = stays.length > 0 ? [sentence] : [];
  const breakOfSet = ({ breaks }: BreakStrip) =>
    breaks.find(({ year }) => year === verdict.since!.from)!;
  const isMixed = [sea, elsewhere].every(
    (part) => breakOfSet(part).before.n > 0 && breakOfSet(part).since.n > 0,
  );
  if (!isMixed) return lines;
  const countsText = (part: BreakStrip) => {
    const { before, since, change } = breakOfSet(part);
    return voice.say('answer_then', {
      a: range(voice, before),
      n: before.n,
      b: range(voice, since),
      m: since.n,
      holds: holdsUnder(change, verdict.change),
    });
  };
  return [
    ...lines,
    voice.say('answer_domains', { sea: countsText(sea), land: countsText(elsewhere) }),
  ];
}
