/** The story says what the first screen says (answer/one-answer.test.ts), and no number of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STEPS, stepYears } from '../src/lib/pages/story/steps';
import { story, storyYears } from '../src/lib/pages/story/story.server';
import { bounds, index, sureUnder } from '../src/lib/site/dataset.server';
import { count, numbersIn } from './answer/reading';

const steps = story();

describe('the story', () => {
  it.each(['en', 'ru', 'zh'])('has no number of its own in its words (%s)', (language) => {
    const words = JSON.parse(readFileSync(`messages/story/${language}.json`, 'utf8')) as object;
    for (const [key, text] of Object.entries(words)) {
      expect(`${key}: ${JSON.stringify(text).replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('says of exercises what the visits of the years of each step are', () => {
    const exercises = sureUnder('core').visits.filter(({ kind }) => kind === 'exercise');
    for (const id of ['before', 'growth', 'lull'] as const) {
      const { title } = steps.find((step) => step.id === id)!;
      const { from, to } = stepYears(id, bounds);
      const { k, n, atMost } = count(exercises, from, to, true);
      expect(numbersIn(title), title).toEqual([from, to, k, n, ...(atMost > k ? [atMost] : [])]);
    }
  });

  it('counts in its bars all records of the core rule', () => {
    const core = index.records.filter(({ scope }) => scope === 'core');
    const bars = storyYears();
    // One that goes on into another year stands in both.
    expect(
      bars.reduce((n, { exercise, patrol }) => n + exercise + patrol, 0),
    ).toBeGreaterThanOrEqual(core.length);
    expect(steps.map(({ id }) => id)).toEqual([...STEPS]);
  });

  it('writes nothing that is undefined', () => {
    expect(JSON.stringify(steps)).not.toMatch(/NaN|undefined|\{\w+\}|–\./);
  });
});
