import type { Change } from '../stall/counts';
import type { Verdict } from '../stall/verdict';
import { bothCounts, joined, oddsIn, type Voice } from './voice';

type Told = Pick<Verdict, 'breaks' | 'domains' | 'change'>;

/** How often random order falls as much with other breaks; whether the fall is at sea or elsewhere. */
export function breakLines({ breaks, domains, change }: Told, voice: Voice): string[] {
  const odds = breaks.flatMap(({ year, fell }) =>
    fell ? voice.say('answer_break', { year, odds: oddsIn(voice, fell, 'short') }) : [],
  );
  const told =
    odds.length > 0 ? [voice.say('answer_breaks', { list: joined(voice, 'parts', odds) })] : [];
  if (!domains) return told;
  const { sea, elsewhere } = domains;
  const isMixed = [sea, elsewhere].every(({ before, since }) => before.n > 0 && since.n > 0);
  const countsText = (own: typeof sea) => {
    const holds = holdsUnder(own.change, change);
    return voice.say('answer_then', { ...bothCounts(voice, own), holds });
  };
  const apart = () =>
    voice.say('answer_domains', { sea: countsText(sea), land: countsText(elsewhere) });
  return isMixed ? [...told, apart()] : told;
}

export const holdsUnder = (change: Change, own: Change): 'stays' | 'few' | 'coarse' | 'changes' => {
  if (change === 'few' || change === 'coarse') return change;
  return change === own ? 'stays' : 'changes';
};
