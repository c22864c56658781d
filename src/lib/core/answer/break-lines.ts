import type { Change } from '../stall/counts';
import type { Verdict } from '../stall/verdict';
import { bothCounts, joined, oddsIn, type Voice } from './voice';

/** How often random order falls as much with other breaks. */
export function breaksLine({ breaks }: Pick<Verdict, 'breaks'>, voice: Voice): string | null {
  const odds = breaks.flatMap(({ year, fell }) =>
    fell ? voice.say('answer_break', { year, odds: oddsIn(voice, fell, 'short') }) : [],
  );
  return odds.length > 0
    ? voice.say('answer_breaks', { list: joined(voice, 'parts', odds) })
    : null;
}

/** Whether the change is at sea or elsewhere; null unless both have records in both periods. */
export function domainsLine(
  { domains, change }: Pick<Verdict, 'domains' | 'change'>,
  voice: Voice,
): string | null {
  if (!domains) return null;
  const { sea, elsewhere } = domains;
  const isMixed = [sea, elsewhere].every(({ before, since }) => before.n > 0 && since.n > 0);
  if (!isMixed) return null;
  const countsText = (own: typeof sea) => {
    const holds = holdsUnder(own.change, change);
    return voice.say('answer_then', { ...bothCounts(voice, own), holds });
  };
  return voice.say('answer_domains', { sea: countsText(sea), land: countsText(elsewhere) });
}

export const holdsUnder = (change: Change, own: Change): 'stays' | 'few' | 'coarse' | 'changes' => {
  if (change === 'few' || change === 'coarse') return change;
  return change === own ? 'stays' : 'changes';
};
