/** The story says what the command line says, and no number of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { whereStopped } from '../src/lib/core/stall/where-stopped';
import { STEPS, stepYears } from '../src/lib/pages/story/steps';
import { story, storyYears } from '../src/lib/pages/story/story.server';
import { bounds, index } from '../src/lib/site/dataset.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { VOICES } from '../src/lib/site/voice';

const steps = story();
const at = (year: number) => whereStopped(reachDataset, {}, { year, voices: VOICES });

describe('the story', () => {
  it.each(['en', 'ru', 'zh'])('has no number of its own in its words (%s)', (language) => {
    const words = JSON.parse(readFileSync(`messages/story/${language}.json`, 'utf8')) as object;
    for (const [key, text] of Object.entries(words)) {
      expect(`${key}: ${JSON.stringify(text).replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('says of exercises what the atlas says at the end of the years of each step', () => {
    for (const id of ['before', 'growth', 'lull'] as const) {
      const { title } = steps.find((step) => step.id === id)!;
      expect(at(stepYears(id, bounds).to).answer.en).toContain(title);
    }
    expect(at(bounds.lastYear).answer.en).toContain(
      steps.find(({ id }) => id === 'patrols')!.title,
    );
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
