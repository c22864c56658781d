/** One question has one answer, with the same counts, words and certainty, wherever it is told. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '#core/stall/verdict';
import type { RuleResults } from '#core/stall/prebuilt';
import { completeChoices, recordsFor, visitsFor, type ReachChoices } from '#core/reach/dataset';
import { DOMAINS, isOfKind, KINDS, SERIES_KINDS } from '#core/record/model';
import { fullAnswer } from '#core/answer/full-answer';
import { kindsShown, leadOf } from '#core/answer/scope';
import { answerLines } from '#core/answer/sentence';
import { verdictsFor } from '#core/stall/verdict';
import { answerFileOf } from '../../src/lib/site/dataset/answer-file.server';
import { latestAnswer } from '../../src/lib/site/dataset/answer.server';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { VOICES, voiceOf } from '../../src/lib/site/text/voice';
import { FILTERS, LAST, RULES, YEARS, count, countedOf, numbersIn, read, yearOf } from './reading';
import { inputWith, IDS } from '#core/answer/answer.fixture';
import { confidenceText } from '#core/answer/confidence';
import { readJson } from '../json';

const told = fullAnswer(reachDataset, {}, { voices: VOICES });
const [exercises] = told.verdicts;
const VERDICTS = verdictsFor(reachDataset, {}, LAST);

it.each(VOICES)('command line and pages give the counts of the reading ($language)', (voice) => {
  const visits = read(RULES[0]![2]).filter(({ kind }) => kind === 'exercise');
  const counts = [count(visits, 2014, 2019), count(visits, 2020, LAST)];
  for (const { text } of [told.answer[voice.language], latestAnswer(voice)])
    for (const { k, atMost, n } of counts)
      expect(numbersIn(text)).toEqual(expect.arrayContaining([k, atMost, n]));
});

it('command line and answer.json have the same curve and series of each kind', () => {
  const curves = told.verdicts.map(({ kind, curve, series }) => ({ kind, curve, series }));
  expect(answerFileOf().kinds).toMatchObject(curves);
  const records = curves.map(({ kind }) => countedOf(kind, RULES[0]![2]).length);
  const drawn = records.map((n) => (n < 8 ? undefined : n));
  expect(curves.map(({ curve }) => curve?.seen.length)).toEqual(drawn);
});

it.each(SERIES_KINDS)('how sure of %s is told by its own test, odds and curve alone', (kind) => {
  const verdict = told.verdicts.find((candidate) => candidate.kind === kind)!;
  const toldWith = (verdicts: readonly Verdict[]) =>
    confidenceText(inputWith({ kind, visits: told.visits, verdicts }), voiceOf('en'));
  expect(toldWith(VERDICTS)).toEqual(toldWith(VERDICTS.filter((own) => own.kind === kind)));
  expect(toldWith(VERDICTS).summary === null).toBe(verdict.chance === null);
});

/** What a filter leaves of a kind, read plainly from the records and visits. */
const EMPTY: [string, Partial<ReachChoices>][] = [
  ['with South Africa', { where: { partners: ['ZA'] } }],
  ['Baltic', { region: 'baltic' }],
  ['exercises of the core', { where: { kinds: ['exercise'] } }],
];
const CHOICES = [
  ...[...RULES, ...FILTERS].map(([name, asked]) => [name, asked] as const),
  ...DOMAINS.map((domain) => [domain, { where: { domains: [domain] } }] as const),
  ...EMPTY,
];
const SAMPLED = process.env.DEEP ? YEARS : YEARS.filter((year) => year % 3 === 0);
/** Words of other kinds. */
const FOREIGN = {
  exercise: /patrol|flight/i,
  'ship-patrol': /exercise|flight/i,
  'air-patrol': /exercise|ship/i,
};

describe.each(CHOICES)('the sentences under %s, in any years', (_, asked) => {
  const choices = completeChoices(reachDataset, asked);
  const records = recordsFor(reachDataset, choices);
  const ofAnyKind = recordsFor(reachDataset, {
    ...choices,
    where: { ...choices.where, kinds: KINDS },
  });
  const standard = recordsFor(reachDataset, completeChoices(reachDataset, {}));
  const kinds = kindsShown(standard, records, ofAnyKind);
  const visits = visitsFor(reachDataset, asked);
  const linesIn = (
    from: number,
    to: number,
    isVerdict: boolean,
    kind = leadOf({ kinds }),
    certainty: Verdict['certainty'] = null,
  ) => {
    const years = { from, to };
    const input = { kind, years, isVerdict, isLatest: to === LAST, visits, kinds, records };
    const counted = isVerdict ? verdictsFor(reachDataset, asked, to, { orders: 0 }) : [];
    const verdicts = counted.map((verdict) => ({ ...verdict, certainty }));
    const more = { verdicts, limitKm: choices.newPlaceKm, scope: () => null, names: IDS };
    return answerLines({ ...input, ...more }, voiceOf('en'));
  };

  it('contradict neither themselves nor the records', () => {
    const lead = leadOf({ kinds });
    const isLed = (record: (typeof records)[number]) => isOfKind(lead)(record);
    const wrong = SAMPLED.flatMap((year) => {
      const { headline, others } = linesIn(year, year, false);
      const recorded = records.filter((record) => isLed(record) && yearOf(record) === year);
      const placed = visits.filter((visit) => visit.kind === lead && yearOf(visit) === year);
      const isNone = / no (exercise|ship patrol|patrol flight|record)$/.test(headline);
      const isUnplaced = headline.endsWith('with a known place');
      const faults = [
        isNone !== (recorded.length === 0) && 'no record',
        isUnplaced !== (recorded.length > 0 && placed.length === 0) && 'no place',
        others.some(({ text }) => text.includes('filtered out')) !== hidesAKind && 'filtered',
      ];
      const whole = linesIn(2003, year, true);
      const texts = [headline, whole.headline, whole.counts]
        .concat([...others, ...whole.others].map(({ text }) => text))
        .join(' ');
      const odd =
        /none of 1\b|none to|\b1 of 1\b|\b1 places in|in 1 (exercise|ship|patrol)|\b0 places/;
      return [...faults, odd.exec(texts)?.[0]].flatMap((fault) =>
        fault ? [`${year}: ${fault}`] : [],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('name no other kind than the one they are about', () => {
    const lines = SERIES_KINDS.flatMap((kind) =>
      SAMPLED.flatMap((year) => {
        const both = [linesIn(2003, year, true, kind, 'some'), linesIn(year, year, false, kind)];
        return both.flatMap(({ others, ...own }) => [
          ...Object.values(own).map((text) => ({ kind, year, text: text ?? '' })),
          ...others.map((other) => ({ ...other, year })),
        ]);
      }),
    );
    expect(lines.filter(({ kind, text }) => FOREIGN[kind].test(text))).toEqual([]);
  });

  /** The kinds of which all that the other filters leave is hidden by the filter of kinds alone. */
  const hidesAKind = SERIES_KINDS.some((kind) => {
    const isOf = isOfKind(kind);
    return kind !== leadOf({ kinds }) && ofAnyKind.some(isOf) && !records.some(isOf);
  });
});

/** Section 4 of the design: from the middle p of the draws, a step less where fewer than nine in ten variations stay. */
type Told = Pick<Verdict, 'change' | 'chance' | 'power' | 'sensitivity' | 'certainty'>;
function certaintyOf({ change, chance, power, sensitivity }: Told): string {
  const p = (change === 'more' ? chance!.rose : chance!.fell)[1];
  if (p >= 1 / 10 && power!.stop < 1 / 2) return 'too-few';
  const step = [1 / 40, 1 / 10, 1 / 3].filter((limit) => p >= limit).length;
  return ['strong', 'some', 'weak', 'none', 'none'][step + (sensitivity!.steady < 0.9 ? 1 : 0)]!;
}
const wrongWords = (verdicts: readonly Told[]) =>
  verdicts.filter((verdict) => verdict.chance && verdict.certainty !== certaintyOf(verdict));

it('the certainty follows the draws and the variations, under each rule', () => {
  const verdicts = RULES.flatMap(([rule]) =>
    Object.values(readJson<RuleResults>(`static/data/sure-${rule}.json`).verdicts).flat(),
  );
  expect(wrongWords(verdicts)).toEqual([]);
  expect(verdicts.filter(({ chance }) => chance).length).toBeGreaterThan(5);
  // Planted.
  expect(exercises!.sensitivity!.steady).toBeLessThan(0.9);
  expect(wrongWords([{ ...exercises!, certainty: 'strong' }])).toHaveLength(1);
});

it('no code has a limit of its own: the set says from how many km on a place is new', () => {
  const isLimit = (code: string) => /(km\w*['"]?\s*[:=]|[<>]=?)\s*500\b/i.test(code);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.fixture)\.(ts|svelte)$/.test(file))
    .filter((file) => isLimit(readFileSync(`src/${file}`, 'utf8')));
  expect(files).toEqual([]);
  expect([isLimit('if (km > 500) places++'), isLimit('const NEW_KM = 500')]).toEqual([true, true]);
});
