/** The story says what the command line says, and no number of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toldAnswer } from '../src/lib/core/stall/told';
import { STEPS, stepYears } from '../src/lib/pages/story/steps';
import { story, storyYears } from '../src/lib/pages/story/story.server';
import { bounds, index } from '../src/lib/site/dataset.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { VOICES } from '../src/lib/site/voice';

const steps = story();
const at = (year: number) => toldAnswer(reachDataset, {}, { year, voices: VOICES }).answer.en;

describe('the story', () => {
  it.each(['en', 'ru', 'zh'])('has no number of its own in its words (%s)', (language) => {
    const words = JSON.parse(readFileSync(`messages/story/${language}.json`, 'utf8')) as object;
    for (const [key, text] of Object.entries(words)) {
      expect(`${key}: ${JSON.stringify(text).replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('ends with the answer of the command line, and has its line of patrols as a step', () => {
    const { lines, howSure } = at(bounds.lastYear);
    const last = steps.at(-1)!;
    expect(last.title).toBe(lines.headline);
    expect(last.texts).toContain(lines.counts);
    expect(last.texts).toContain(howSure.evidence);
    expect(steps.find(({ id }) => id === 'patrols')!.title).toBe(lines.others);
  });

  it('says of each period what its records were', () => {
    // Its years alone, with what went before told beside it.
    for (const id of ['before', 'growth', 'lull'] as const) {
      const { title, years } = steps.find((step) => step.id === id)!;
      expect(title).toContain(String(years.to));
    }
    expect(steps.map(({ years }) => years.to)).toEqual(STEPS.map((id) => stepYears(id, bounds).to));
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
