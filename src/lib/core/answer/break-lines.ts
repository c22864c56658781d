import { holdsUnder, type BreakStrip } from '../stall/breaks';
import type { Change, Counts } from '../stall/counts';
import { bothCounts, joined, oddsIn, type Voice } from './voice';

interface Told extends Pick<Counts, 'since'> {
  breaks: readonly BreakStrip[];
  change: Change;
}

/** How often random order falls as much with other breaks; whether the fall is at sea or elsewhere. */
export function breakLines({ breaks: strips, change, since }: Told, voice: Voice) {
  const [strip, sea, elsewhere] = strips;
  if (!strip || !sea || !elsewhere) return [];
  const odds = strip.breaks.flatMap(({ year, fell }) =>
    fell ? voice.say('answer_break', { year, odds: oddsIn(voice, fell, 'short') }) : [],
  );
  const others = voice.say('answer_breaks', { list: joined(voice, 'parts', odds) });
  const ofSet = ({ breaks }: BreakStrip) => breaks.find(({ year }) => year === since!.from)!;
  const parts = { sea: ofSet(sea), land: ofSet(elsewhere) };
  const isMixed = Object.values(parts).every((own) => own.before.n > 0 && own.since.n > 0);
  const countsText = (own: ReturnType<typeof ofSet>) => {
    const holds = holdsUnder(own.change, change);
    return voice.say('answer_then', { ...bothCounts(voice, own), holds });
  };
  const domains = () =>
    voice.say('answer_domains', { sea: countsText(parts.sea), land: countsText(parts.land) });
  return [odds.length > 0 ? others : [], isMixed ? domains() : []].flat();
}
