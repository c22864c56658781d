import {
  chanceLines,
  closerLine,
  hangsMost,
  oddsIn,
  othersLine,
  powerLine,
  variedText,
  type HowSureInput,
} from './how-sure';
import { upper, type Voice } from './voice';

/** How sure a verdict is, a statement a line, and each variation with its counts: howSure for a page with room. */
export interface SureStatements {
  lines: string[];
  varied: { name: string; before: Count; since: Count; odds: string }[];
}
interface Count {
  k: number;
  n: number;
}

/** In the order of howSure; nothing without a comparison with chance. */
export function sureStatements(input: HowSureInput, voice: Voice): SureStatements {
  const { chance, certainty, since, sensitivity } = input.verdict;
  if (!chance || !certainty || !since) return { lines: [], varied: [] };
  const hangs = hangsMost(input, voice);
  return {
    lines: [
      ...closerLine(input, voice),
      ...chanceLines(input, voice),
      ...onePlaceLine(input, voice),
      ...(hangs ? [hangs] : []),
      ...powerLine(input, voice),
      ...othersLine(input, voice),
    ],
    varied: (sensitivity?.varied ?? []).map((one) => ({
      name: upper(variedText(one, input, voice)),
      before: one.before,
      since: one.since,
      odds: oddsIn(voice, one.fell, 'short'),
    })),
  };
}

/** What chance gives of one place a record, as other data sets have it: said where the chance of all places is. */
function onePlaceLine({ verdict }: HowSureInput, voice: Voice): string[] {
  const found = verdict.sensitivity?.varied.find(({ variation }) => variation === 'main-place');
  if (!found || verdict.change === 'more') return [];
  const { before, since, fell } = found;
  return [
    voice.say('answer_one_place', {
      a: before.k,
      n: before.n,
      b: since.k,
      m: since.n,
      doubt: since.atMost > since.k ? 'perhaps' : 'none',
      most: since.atMost,
      odds: oddsIn(voice, fell),
    }),
  ];
}
