import { describe, expect, it } from 'vitest';
import { VOICES } from '$lib/site/text/voice';
import type { ReachChoices, ReachDataset } from '../reach/dataset';
import { datasetWith, ruleOf } from '../reach/dataset.fixture';
import { patrol, record } from '../record/record.fixture';
import { fullAnswer } from './full-answer';
import { path } from '../earth/ring.fixture';

/** Each over 500 km from all others, then all at the first place; a patrol in 2015, and one drill of another scope. */
const records = [
  ...[0, 10, 20, 30, 40, 50].map((lng, i) => record(`b${i}`, `${2013 + i}-06-01`, [[lng, 0]])),
  ...[0, 1, 2, 3, 4, 5].map((i) => record(`s${i}`, `${2020 + i}-06-01`, [[0, 0]])),
  patrol('p', '2015-01-01', path('0 0, 1 0')),
  record('drill', '2016-01-01', [[100, 0]], { scope: 'local', domains: ['land'] }),
];
const dataset = (more: Partial<ReachDataset> = {}) =>
  datasetWith(records, {
    rules: [ruleOf('Core', { scopes: ['core'] }), ruleOf('All of them')],
    periods: { before: { from: 2014, to: 2019 }, since: { from: 2020 } },
    ...more,
  });
const answerOf = (
  choices: Partial<ReachChoices> = {},
  year = 2025,
  more: Partial<ReachDataset> = {},
) => {
  const settings = { orders: 199 };
  const full = fullAnswer(dataset(more), choices, { settings, year, voices: VOICES });
  return { ...full, en: full.answer.en };
};

describe('the answer', () => {
  it('is one text of its lines, in each language, with how sure it is', () => {
    const { answer, en } = answerOf();
    expect(Object.keys(answer)).toEqual(['en', 'ru', 'zh']);
    expect(en.lines.headline).toBe(
      'Joint exercises spread, then mostly returned to earlier places',
    );
    expect(en.text).toMatch(
      /^Joint exercises spread.* 5 of 5 in 2014–2019 .* since 2020 none of 6\./,
    );
    expect(en.howSure.evidence).toBe('Strong evidence');
  });

  it('is that of the end of a year: of later records it knows nothing', () => {
    const { en, visits, year } = answerOf({}, 2016);
    expect(year).toBe(2016);
    expect(visits.map(({ id }) => id)).toEqual(['b0', 'b1', 'p', 'b2', 'b3']);
    expect(en.lines.headline).toBe('4 places in 4 exercises');
    expect(en.howSure).toMatchObject({ evidence: null, lines: [] });
    expect(answerOf({}, 2022).en.lines.counts).toMatch(/in 2020–2022 none of 3\.$/);
  });

  it('names another rule, and what a filter leaves', () => {
    expect(answerOf({ rule: 'All of them' }).en.text).toMatch(/^All of them: joint exercises /);
    expect(answerOf({ rule: 'All of them', where: { domains: ['land'] } }).en.text).toMatch(
      /^All of them, on land: 2016: one exercise, at a new place\. .* No ship patrols here\.$/,
    );
    expect(answerOf({ where: { kinds: ['patrol'] } }).en.text).toMatch(
      /^2015: one ship patrol, at a new place\./,
    );
  });

  it('of records without periods is counts after the first, and no verdict', () => {
    const { en, verdicts } = answerOf({}, 2025, { periods: null });
    expect(verdicts).toEqual([]);
    expect(en.text).toMatch(
      /^6 places in 12 exercises\. After the first, 5 of 11 were at a new place\./,
    );
  });

  it('has the limit of the choices, not of the set, where one is given', () => {
    expect(answerOf({ newPlaceKm: 2000 }).en.lines.definition).toMatch(/over 2,000 km/);
  });
});
