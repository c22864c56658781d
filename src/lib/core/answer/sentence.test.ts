import { describe, expect, it } from 'vitest';
import { plainVoiceOf } from '$lib/site/text/voice';
import type { Visit } from '../reach/new-places';
import type { Verdict } from '../stall/verdict';
import type { AnswerInput } from './scope';
import { answerLines, answerText } from './sentence';
import { CHANGES } from '../stall/counts';
import { period, verdict, visit } from '../stall/verdict.fixture';
import { inputWith, IDS } from './answer.fixture';

const NEW: Partial<Visit> = { status: 'new', km: 900, leastKm: 890, mostKm: 910 };
const visits = [
  visit('a', '2003-05-01', { status: 'new', km: null, mostKm: null, nearest: null }),
  visit('b', '2016-05-01'),
  visit('c', '2016-09-12', { ...NEW, km: 1584 }),
  visit('p', '2019-07-23', { ...NEW, kind: 'air-patrol', km: null }),
  visit('q', '2024-07-25', { ...NEW, kind: 'air-patrol' }),
];
const flights = verdict({
  kind: 'air-patrol',
  before: period([2014, 2019], [1, 1]),
  since: period([2020, 2026], [1, 10], { atMost: 3 }),
  change: 'few',
  chance: null,
  certainty: null,
});

const input = (more: Partial<AnswerInput> = {}) =>
  inputWith({ visits, verdicts: [verdict(), flights], ...more });
const said = (more: Partial<AnswerInput> = {}, language: 'en' | 'ru' | 'zh' = 'en') =>
  answerLines(input(more), plainVoiceOf(language));
const headline = (more: Partial<Verdict>) => said({ verdicts: [verdict(more), flights] }).headline;

describe('the headline', () => {
  const rows = {
    spread: /^Joint exercises spread, then mostly returned to earlier places$/,
    half: /go to new places less than half as often as before$/,
    same: /go to new places about as often as before$/,
    less: /go to new places less often than before$/,
    more: /go to new places more often than before$/,
    coarse: /^At this limit hardly any exercise is at a new place$/,
    few: /^2 places in 3 exercises$/,
  };

  it.each(CHANGES)('of %s is that row of the table', (change) => {
    expect(headline({ change })).toMatch(rows[change]);
  });

  it('tells counts of weak evidence as they are, a change with perhaps, and nothing of too little', () => {
    expect(headline({ certainty: 'weak' })).toMatch(rows.spread);
    expect(headline({ certainty: 'weak', change: 'less' })).toMatch(/^Joint exercises perhaps go/);
    expect(headline({ certainty: 'too-few' })).toMatch(/^Joint exercises are too few to tell/);
    expect(headline({ certainty: 'none' })).toMatch(/^No evidence that joint exercises go/);
  });

  it.each([
    [
      'en',
      'Russia and China',
      /^Russia and China’s joint exercises spread/,
      /^2016: .* exercises of /,
    ],
    ['ru', 'России и Китая', /^Совместные учения России и Китая сначала/, /^2016: учений России/],
    ['zh', '中俄', /^中俄联合演习先/, /^2016年：2次中俄演习/],
  ] as const)('in %s names the partners, %s, where it is carried away', (...row) => {
    const [language, whose, verdictOf, ofYear] = row;
    const carried = (more: Partial<AnswerInput>) => {
      const lines = said({ names: { ...IDS, whose: () => whose }, ...more }, language);
      expect(lines.headline).not.toContain(whose);
      return answerText(plainVoiceOf(language), lines);
    };
    expect(carried({})).toMatch(verdictOf);
    expect(carried({ isVerdict: false, years: { from: 2016, to: 2016 } })).toMatch(ofYear);
    expect(carried({ scope: () => 'Core' })).toMatch(/^Core/);
  });

  it('tells no verdict until chance has been looked at, and none where there is no verdict', () => {
    expect(headline({ certainty: null, chance: null })).toBe('2 places in 3 exercises');
    expect(said({ verdicts: [] }).headline).toBe('2 places in 3 exercises');
  });

  it('is of flights where exercises and ships are left out, and names whose answer it is', () => {
    const kinds = {
      exercise: 'filtered',
      'ship-patrol': 'filtered',
      'air-patrol': 'shown',
    } as const;
    const lines = said({ kind: 'air-patrol', kinds, scope: () => 'Bilateral only' });
    expect(lines.headline).toBe('Bilateral only: 2 places in 2 patrol flights');
    expect(lines.others).toEqual([
      { kind: 'exercise', text: 'No exercises: filtered out.' },
      { kind: 'ship-patrol', text: 'No ship patrols: filtered out.' },
    ]);
    expect(lines.definition).toMatch(/500 km from every earlier patrol flight counted here/);
  });
});

describe('the counts', () => {
  it('are a range of n before and since, as far as places are known', () => {
    expect(said().counts).toBe(
      '9 to 11 of 15 in 2014–2019 were at a new place; since 2020 3 to 6 of 17.',
    );
  });

  it('are of the years up to then where later ones are known', () => {
    const since = period([2020, 2022], [0, 8]);
    const { counts } = said({ isLatest: false, verdicts: [verdict({ since }), flights] });
    expect(counts).toMatch(/; in 2020–2022 none of 8\.$/);
  });

  it('leave out a period without a record, and before the first period are those after the first', () => {
    const before = period([2014, 2015], [1, 1]);
    expect(said({ verdicts: [verdict({ before, since: null })] }).counts).toBe(
      'The only one in 2014–2015 was at a new place.',
    );
    const none = verdict({ before: period([2014, 2013], [0, 0]), since: null });
    expect(said({ verdicts: [none] }).counts).toBe('After the first, 1 of 2 was at a new place.');
  });

  it('come with the typical distance, in which no limit is', () => {
    expect(said().distance).toBe(
      'Typically 810 km from the nearest earlier one in 2014–2019, under 100 km since 2020.',
    );
    expect(said({ verdicts: [verdict({ change: 'few' })] }).distance).toBeNull();
  });

  it('come with what too coarse a limit means', () => {
    const { definition } = said({ verdicts: [verdict({ change: 'coarse' })] });
    expect(definition).toMatch(/^New: over 500 km .* A limit below 500.km would tell more\.$/);
  });
});

describe('the other kinds', () => {
  const others = (more: Partial<Verdict>, kinds?: AnswerInput['kinds']) =>
    said({ verdicts: [verdict(), { ...flights, ...more }], ...(kinds && { kinds }) })
      .others.map(({ text }) => text)
      .join(' ');

  it('is not told of where the set has none, and is filtered out where the reader left it out', () => {
    expect(others({}, { exercise: 'shown', 'ship-patrol': 'absent', 'air-patrol': 'absent' })).toBe(
      '',
    );
    const filtered = { 'ship-patrol': 'filtered', 'air-patrol': 'filtered' } as const;
    expect(others({}, { exercise: 'shown', ...filtered })).toBe(
      'No ship patrols: filtered out. No patrol flights: filtered out.',
    );
    const elsewhere = { 'ship-patrol': 'elsewhere', 'air-patrol': 'elsewhere' } as const;
    expect(others({}, { exercise: 'shown', ...elsewhere })).toBe(
      'No ship patrols here. No patrol flights here.',
    );
  });

  it('has a sentence for ships and one for flights, with how many are surely and at most new', () => {
    const ships = verdict({
      ...flights,
      kind: 'ship-patrol',
      before: period([2014, 2019], [0, 0]),
    });
    const both = said({
      verdicts: [verdict(), ships, flights],
      visits: [
        ...visits,
        visit('s', '2021-10-14', { ...NEW, kind: 'ship-patrol' }),
        visit('r', '2025-12-09', { kind: 'air-patrol', status: 'perhaps' }),
      ],
      kinds: { exercise: 'shown', 'ship-patrol': 'shown', 'air-patrol': 'shown' },
    }).others;
    // How many there were is counted among the visits, the first of all with them.
    expect(both.map(({ text }) => text)).toEqual([
      'Ship patrols: 1 since 2020, at a new place.',
      'Patrol flights: 2 since 2020, 1 to 2 at a new place.',
    ]);
  });

  it('is not recorded where it is shown and had not begun', () => {
    const early = said({ verdicts: [verdict()], years: { from: 2003, to: 2010 } });
    expect(early.others[0]!.text).toBe('No patrol flight recorded up to the end of 2010.');
  });
});

describe('years by themselves', () => {
  const inYears = (from: number, to: number, more: Partial<AnswerInput> = {}) =>
    said({ isVerdict: false, years: { from, to }, ...more });

  it('tell of one year each new place with its distance, and of how many so far', () => {
    expect(answerText(plainVoiceOf('en'), inYears(2016, 2016))).toBe(
      '2016: one of two exercises at a new place. <c>, 1,580 km from the nearest earlier one. ' +
        'New: over 500 km from every earlier exercise counted here, as far as places are known. ' +
        'No patrol flight in 2016. ' +
        'Places so far: 2.',
    );
  });

  it('name the first place of all as such, and one that is perhaps new', () => {
    expect(inYears(2003, 2003)).toMatchObject({
      headline: '2003: one exercise, at a new place',
      counts: '<a>, the first.',
    });
    const perhaps = [visit('d', '2022-05-01', { status: 'perhaps', mostKm: 900 })];
    expect(inYears(2022, 2022, { visits: perhaps }).headline).toBe(
      '2022: one exercise, perhaps at a new place',
    );
    const both = [...perhaps, visit('e', '2022-06-01')];
    expect(inYears(2022, 2022, { visits: both }).headline).toBe(
      '2022: at most one of two exercises at a new place',
    );
  });

  it('of several years name no place, and write numbers over twelve in digits', () => {
    const many = Array.from({ length: 13 }, (_, i) => visit(`m${10 + i}`, '2017-05-01'));
    const lines = inYears(2016, 2017, { visits: [...visits, ...many] });
    expect(lines).toMatchObject({ counts: null });
    expect(lines.headline).toBe('2016–2017: 1 of 15 exercises at a new place');
  });

  it('do not hold a record that is not measured', () => {
    const unplaced = [
      { id: 'u', start: '2012-05-01', kind: 'exercise' as const, track: null, domains: [] },
    ];
    expect(inYears(2012, 2012, { records: unplaced }).headline).toBe(
      '2012: no exercise with a known place',
    );
    expect(inYears(2004, 2004, { records: unplaced }).headline).toBe('2004: no exercise');
  });

  it('of several do not count the first of all, as no table does', () => {
    expect(inYears(2003, 2016).headline).toBe(
      '2003–2016, after the first: one of two exercises at a new place',
    );
  });
});

it('is written in Chinese without spaces between sentences, and with its own dash', () => {
  const text = answerText(plainVoiceOf('zh'), said({}, 'zh'));
  expect(text).toMatch(/。2014—2019年15次中9至11次在新地点；2020年以来17次中3至6次。/);
  expect(text).not.toMatch(/[.;] |–/);
});
