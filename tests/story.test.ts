/** The numbers of the story, against plainer ways to get them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STEPS, stepView } from '../src/lib/pages/story/steps';
import { spanNumbers } from '../src/lib/pages/story/numbers';
import { evidence } from '../src/lib/site/evidence.server';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { bounds, index, rules } from '../src/lib/site/dataset.server';
import { answer } from '../src/lib/core/questions/answer';
import { formatKm } from '../src/lib/site/format';
import { reachKind } from '../src/lib/core/record/model';
import { filterRecords, overlaps } from '../src/lib/view/shown';
import { story } from '../src/lib/pages/story/story.server';

const { steps } = story();
const numerals = (text: string) => text.match(/\d+/g) ?? [];

describe('the story', () => {
  it.each(['en', 'ru', 'zh'])('has no number of its own in its words (%s)', (language) => {
    const words = JSON.parse(readFileSync(`messages/story/${language}.json`, 'utf8')) as object;
    for (const [key, text] of Object.entries(words)) {
      expect(`${key}: ${String(text).replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it('tells of each stretch of years the records that its link shows', () => {
    for (const id of ['before', 'growth', 'lull', 'since'] as const) {
      const view = stepView(id, bounds);
      const left = filterRecords(index.records, view, rules);
      const records = left.filter((record) => overlaps(record, view));
      const patrols = records.filter(({ kind }) => reachKind(kind) === 'patrol').length;
      const [text] = steps.find((step) => step.id === id)!.paragraphs;
      const [, , all, , exercises, told] = numerals(text!).map(Number);
      expect([all, exercises, told]).toEqual([records.length, records.length - patrols, patrols]);
    }
  });

  it('names as marks the records that the command line calls advances, by kind and years', () => {
    const { directions } = answer(reachDataset, { kind: 'directions', choices: {} });
    const advances = directions.flatMap((one) => one.advances);
    for (const [id, kind] of [
      ['growth', 'exercise'],
      ['lull', 'exercise'],
      ['since', 'patrol'],
    ] as const) {
      const { from, to } = stepView(id, bounds);
      const own = advances.filter(({ year, recordId }) => {
        const record = index.records.find((one) => one.id === recordId)!;
        return year >= from && year <= to && reachKind(record.kind) === kind;
      });
      const text = steps.find((step) => step.id === id)!.paragraphs.join(' ');
      expect(own.length, id).toBeGreaterThan(0);
      for (const { km } of own) expect(text).toContain(formatKm(km));
    }
  });

  it('counts both kinds to the whole and gives ground of their own to each', () => {
    for (const id of STEPS) {
      const numbers = spanNumbers(reachDataset, evidence, stepView(id, bounds));
      expect(numbers.kinds.exercise + numbers.kinds.patrol).toBe(numbers.records);
      const { all, exercise, patrol } = numbers.newGroundKm2;
      expect(all!).toBeLessThanOrEqual(exercise! + patrol!);
    }
  });

  it('writes nothing that is undefined', () => {
    expect(JSON.stringify(story())).not.toMatch(/NaN|undefined|\{\w+\}|–\./);
  });
});
