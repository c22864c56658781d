/** A program that has `llms.txt` and `answer.json` alone, and what it can say. */
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { answerFile } from '#core/answer/answer-file';
import { PROGRAM_FILES } from '../../src/lib/pages/addresses/program-files.server';
import { directionTable } from '../../src/lib/pages/findings/directions.server';
import { answerFileOf } from '../../src/lib/site/dataset/answer-file.server';
import { sureUnder } from '../../src/lib/site/dataset/dataset.server';
import { LAST, RULES, read, yearOf } from '../answer/reading';
import { readJson } from '../json';
import { certainty, told } from '../told';

const llms = PROGRAM_FILES['llms.txt']!();
const text = JSON.stringify(answerFileOf());
const answer = v.parse(answerFile, JSON.parse(text));
const [exercise] = answer.kinds;
const visits = read(RULES[0]![2]).filter(({ kind }) => kind === 'exercise');

interface Shape {
  description?: string;
  properties?: Record<string, Shape>;
  items?: Shape | Shape[];
  anyOf?: Shape[];
  additionalProperties?: Shape | false;
}
const schema = readJson<Shape>('geodata/schema/answer.schema.json');

describe('the schema', () => {
  it('says what each field means', () => {
    const bareIn = (shape: Shape, path: string): string[] => [
      ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
        // Texts by language are told where they stand.
        ...(inner.description || /^(en|ru|zh)$/.test(name) ? [] : [`${path}.${name}`]),
        ...bareIn(inner, `${path}.${name}`),
      ]),
      ...[shape.items ?? [], shape.anyOf ?? [], shape.additionalProperties || []]
        .flat()
        .flatMap((inner) => bareIn(inner, path)),
    ];
    expect(bareIn(schema, '')).toEqual([]);
    const { kinds } = schema.properties!;
    const { change } = (kinds!.items as Shape).properties!;
    for (const word of ['spread', 'half', 'same', 'less', 'more', 'coarse', 'few'])
      expect(change!.description).toContain(word);
  });

  it('holds of the file for a validator that is not ours, which a stray field fails', () => {
    const isValid = new Ajv().compile(schema);
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ ...answer, stray: 1 })).toBe(false);
  });
});

describe('from llms.txt and answer.json alone', () => {
  it('the question has a heading, a definition, and the file that answers it', () => {
    const [, asked = ''] = /## Where did it stall\?\n([^]*?)\n## /.exec(llms)!;
    expect(asked).toContain(answer.answer.en.stall);
    expect(asked).toContain('data/answer.json');
    for (const field of ['change', 'confidence', 'byChance', 'where', 'newPlaces', 'perhapsNew'])
      expect([field, asked.includes(`\`${field}\``), field in exercise!]).toEqual([
        ...[field, true, true],
      ]);
    expect(asked).toContain(`${answer.rule.records} of ${answer.dataset.records} records`);
  });

  it('where it stalled: by direction, as the table of /findings has it', () => {
    const { table } = directionTable();
    const rows = new Map(table.rows.map(({ name, cells }) => [name, cells]));
    const rangeOf = ({ k, atMost }: { k: number; atMost: number }) =>
      k === atMost ? `${k}` : `${k}–${atMost}`;
    for (const { name, before, since, lastNew } of exercise!.where) {
      const [places, , last] = rows.get(name.en)!;
      const textOf = (cell: typeof places) => (typeof cell === 'object' ? cell.text : cell);
      expect(textOf(places)).toBe(`${rangeOf(before!)} → ${rangeOf(since!)}`);
      const href = lastNew && `/record/${lastNew.record}`;
      expect(typeof last === 'object' ? (last.href ?? null) : null).toBe(href);
    }
    const stalled = exercise!.where.filter(({ since }) => since!.n > 0 && since!.atMost === 0);
    expect(stalled.length).toBeGreaterThan(0);
    // A new place lies in one direction.
    const sumOf = (side: 'k' | 'atMost') =>
      exercise!.where.reduce((n, { since }) => n + since![side], 0);
    const { k, joined } = told('exercises since 2020');
    expect([sumOf('k'), `${sumOf('k')}–${sumOf('atMost')}`]).toEqual([Number(k), joined('–')]);
  });

  it('since when, how sure, and compared with chance', () => {
    const { before, since, byChance, change, confidence } = exercise!;
    const spoken = (from: number, to: number, period: NonNullable<typeof since>) =>
      expect([period.from, period.to, period.records]).toEqual([from, to, period.records]);
    spoken(2014, 2019, before);
    spoken(2020, LAST, since!);
    expect([since!.atNewPlace, since!.records].map(String)).toEqual([
      told('exercises since 2020').k,
      told('exercises since 2020').n,
    ]);
    const [verdict] = sureUnder('core').verdicts[LAST]!;
    expect({ change, confidence }).toEqual({ change: verdict!.change, confidence: certainty });
    expect(Object.values(byChance!)).toEqual(verdict!.chance!.fell);
    expect(exercise!.curve!.widest.date > '2019').toBe(true);
  });

  it('which records: those that another reading calls new, perhaps new and back, each with its page', () => {
    const idsOf = (status: string) =>
      visits.filter((visit) => visit.status === status).map(({ id }) => id);
    const { newPlaces, perhapsNew, returns, returnsElsewhere } = exercise!;
    expect(newPlaces.map(({ record }) => record)).toEqual(idsOf('new'));
    expect(perhapsNew.map(({ record }) => record)).toEqual(idsOf('perhaps'));
    const back = new Set([...returns.flatMap(({ records }) => records), ...returnsElsewhere]);
    expect([...back].toSorted()).toEqual(idsOf('return').toSorted());
    const later = newPlaces.filter(({ date }) => yearOf({ start: date }) >= 2020);
    expect(later).toHaveLength(Number(told('exercises since 2020').k));
    for (const { record, link, direction } of newPlaces) {
      expect(link).toBe(`../record/${record}/`);
      const { places } = exercise!.where.find((row) => row.direction === direction)!;
      expect(places).toContain(record);
    }
  });

  it('each kind has its own sentence, and those of the first are those of the first screen', () => {
    const { stall, ...words } = answer.answer.en;
    expect(exercise!.answer.en).toEqual(words);
    expect(stall).toMatch(/^“Stalled” means here: since 2020 .* in 2014–2019,/);
    const [, ...others] = answer.kinds;
    for (const { kind, answer: own } of others)
      expect(own.en.sentence, kind).toMatch(kind === 'ship-patrol' ? /patrol/i : /flight/i);
  });
});
