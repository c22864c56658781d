/** The story says what the first screen says (answer/one-answer.test.ts), and no number of its own. */
import { describe, expect, it } from 'vitest';
import type { TestedClaims } from '../geodata/analysis/findings';
import { placeInSentence } from '#core/record/languages';
import { stepYears, story } from '../src/lib/pages/story/story.server';
import { sureUnder } from '../src/lib/site/dataset/dataset.server';
import { LAST, count, numbersIn } from './answer/reading';
import { readJson } from './json';
import { told } from './told';

const steps = story();
const flights = told('air patrols since 2020');
const { watched } = readJson<TestedClaims>('static/data/claims-tested.json');
const entered = watched.filter(({ under: [core] }) => core!.since.length > 0);

describe('the story', () => {
  it.each(['en', 'ru', 'zh'])('has no number of its own in its words (%s)', (language) => {
    const words = readJson<object>(`messages/${language}/story.json`);
    for (const [key, text] of Object.entries(words)) {
      expect(`${key}: ${JSON.stringify(text).replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('says of exercises what the visits of the years of each step are', () => {
    const exercises = sureUnder('core').visits.filter(({ kind }) => kind === 'exercise');
    for (const id of ['growth', 'lull'] as const) {
      const { title } = steps.find((step) => step.id === id)!;
      const { from, to } = stepYears(id);
      const { k, n, atMost } = count(exercises, from, to, true);
      expect(numbersIn(title), title).toEqual([from, to, k, ...(atMost > k ? [atMost] : []), n]);
    }
  });

  // From the design, where each was counted by hand.
  it.each([
    [
      'before',
      'At first they met near home, in Central Asia, in the Volga–Urals and, in 2009, in the Gulf of Aden',
    ],
    [
      'growth',
      RegExp(`^2014–2019: ${told('exercises 2014 to 2019').spoken} .+, as far as .+ and `),
    ],
    ['lull', `2020–${LAST}: ${told('exercises since 2020').spoken} exercises at a new place`],
    ['sets', 'Did others go to new places as often? In 2014–2019 there is no clear difference'],
    [
      'patrols',
      RegExp(
        `^Ship patrols went on to new places: .*the Aleutians.*; of ${flights.n} patrol flights ${flights.k} surely .*: .*the Chukchi Sea`,
      ),
    ],
    [
      'watched',
      `Of ${watched.length} places that the study said to watch, exercises or patrols have since come to ${entered.length}`,
    ],
    ['periods', /^Russia and China.s joint exercises spread, then mostly returned/],
  ])('tells in step %s: %s', (id, title) => {
    const step = steps.find((candidate) => candidate.id === id)!;
    if (typeof title === 'string') expect(step.title).toBe(title);
    else expect(step.title).toMatch(title);
    expect(step.when).not.toBe('');
  });

  it('names the study where it speaks of it', () => {
    const named = steps.filter(({ study }) => study);
    expect(named.map(({ id }) => id)).toEqual(['growth', 'lull', 'watched']);
  });

  it.each([
    ['en', 'Arctic', 'the Arctic'],
    ['en', 'Mediterranean', 'the Mediterranean'],
    ['en', 'Southern islands', 'the Southern islands'],
    ['en', 'Orleans', 'Orleans'],
    ['ru', 'Острова Идзу', 'острова Идзу'],
    ['ru', 'Восточно-Китайское море', 'Восточно-Китайское море'],
  ] as const)('names in %s the place %s in a sentence as %s', (language, place, named) => {
    expect(placeInSentence(place, language)).toBe(named);
  });
});
