/** A view that a list names has, asked for by itself, the odds and the words that the list prints. */
import { describe, expect, it } from 'vitest';
import type { ComparisonAnswers, ComparisonFile } from '#geodata/build/comparison';
import { builtData, measuredBy } from '#geodata/build/atlas';
import { readAtlases, readFiles } from '#geodata/build/disk';
import { validate } from '#geodata/checks/validate';
import type { Choices, ReachDataset } from '#core/reach/dataset';
import { pick } from '#core/record/pick';
import { fullAnswer } from '#core/answer/full-answer';
import type { RuleResults } from '#core/stall/prebuilt';
import type { Varied } from '#core/stall/sensitivity';
import type { Verdict } from '#core/stall/verdict';
import { bothCounts, oddsIn } from '#core/answer/voice';
import { latestVaried, latestVerdicts } from '../../src/lib/site/dataset/answer.server';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { voiceOf } from '../../src/lib/site/text/voice';
import { readJson } from '../json';
import { FILTERS, LAST, RULES } from './reading';

const en = voiceOf('en');
const answerOf = (choices: Choices, dataset: ReachDataset = reachDataset) =>
  fullAnswer(dataset, choices, { voices: [en] });
type Answer = ReturnType<typeof answerOf>;
const ofKind = ({ verdicts }: Answer, kind: Verdict['kind']) =>
  verdicts.find((verdict) => verdict.kind === kind)!;
const seriesIds = reachDataset.series!.map(({ id }) => id);

/** What a reader would choose to see a variation by itself; null where no view has it. */
function viewOf({ variation, value }: Varied, choices: Choices): Choices | null {
  const others = seriesIds.filter((id) => id !== value);
  const views: Partial<Record<Varied['variation'], Choices>> = {
    limit: { newPlaceKm: Number(value) },
    rule: { rule: value },
    precise: { precise: true },
    'no-series': { where: { ...choices.where, series: others } },
  };
  const view = views[variation];
  return view ? { ...choices, ...view } : null;
}

/** As a list and as the view say it. */
const listed = ({ before, since, fell }: Pick<Varied, 'before' | 'since' | 'fell'>) => ({
  ...bothCounts(en, { before, since }),
  odds: oddsIn(en, fell, 'short'),
});
const shown = ({ before, since, chance }: Pick<Verdict, 'before' | 'since' | 'chance'>) =>
  listed({ before, since: since!, fell: chance!.fell });

const wordsOf = (verdict: Pick<Verdict, 'change' | 'certainty' | 'chance'>) =>
  pick(verdict, ['change', 'certainty', 'chance']);

const [exercises] = latestVerdicts;
const variedIn = ({ sensitivity }: Pick<Verdict, 'sensitivity'>, choices: Choices) =>
  sensitivity!.varied.flatMap((varied) => {
    const view = viewOf(varied, choices);
    return view ? [{ varied, view }] : [];
  });
/** One of each kind of view; all in a deep run. */
const SOON = ['250', 'bilateral', 'joint-sea', ''];
const own = variedIn(exercises!, {}).filter(
  ({ varied: { value } }) => process.env.DEEP || SOON.includes(value),
);

it.each(own)('with $varied.variation $varied.value in place of its own', ({ varied, view }) => {
  const answer = answerOf(view);
  expect(shown(ofKind(answer, 'exercise'))).toEqual(listed(varied));
  const rows = latestVaried().map(({ odds }) => odds);
  expect(rows[exercises!.sensitivity!.varied.indexOf(varied)]).toBe(listed(varied).odds);
  if (varied.variation !== 'rule') return;
  const built = readJson<RuleResults>(`static/data/sure-${varied.value}.json`).verdicts[LAST]!;
  expect(answer.verdicts.map(wordsOf)).toEqual(built.map(wordsOf));
});

it.each(exercises!.breaks.filter(({ year }) => process.env.DEEP || year === 2022))(
  'with the break in $year',
  ({ year, before, since, fell, change }) => {
    const periods = { before: { from: 2014, to: year - 1 }, since: { from: year } };
    const verdict = ofKind(answerOf({}, { ...reachDataset, periods }), 'exercise');
    expect(shown(verdict)).toEqual(listed({ before, since, fell: fell! }));
    expect(verdict.change).toBe(change);
  },
);

const { sets } = readJson<ComparisonAnswers>('static/data/sets.json');
const { newPlace, periods } = readJson<ComparisonFile>('geodata/comparison.json');
it.each(sets.slice(process.env.DEEP ? 0 : -1))('of the set $id', ({ id, common, own: byOwn }) => {
  const { dataset } = validate(readFiles(`geodata/${id}`), readAtlases().land50m);
  const reach = measuredBy(builtData(dataset!, ''), dataset!, null);
  const views = [
    [common, answerOf({}, { ...reach, newPlaceKm: newPlace.km, periods })],
    ...(byOwn ? [[byOwn, answerOf({}, reach)] as const] : []),
  ] as const;
  for (const [{ verdict }, answer] of views)
    expect(wordsOf(ofKind(answer, 'exercise'))).toEqual(wordsOf(verdict));
});

describe.runIf(process.env.DEEP).each([...RULES.slice(1), ...FILTERS])(
  'in the list under %s',
  (_, choices) => {
    it('each view, of each kind', () => {
      for (const verdict of answerOf(choices).verdicts) {
        if (!verdict.sensitivity) continue;
        for (const { varied, view } of variedIn(verdict, choices)) {
          const name = `${verdict.kind}, ${varied.variation} ${varied.value}`;
          expect(shown(ofKind(answerOf(view), verdict.kind)), name).toEqual(listed(varied));
        }
      }
    }, 900_000);
  },
);
