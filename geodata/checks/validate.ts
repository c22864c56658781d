import { BASE } from '#core/record/languages';
import { demandsInto, type Check } from './check';
import * as context from './context';
import * as duplicates from './duplicates';
import * as forces from './forces';
import * as places from './places';
import * as records from './records';
import * as set from './set';
import * as sources from './sources';
import * as tracks from './tracks';
import * as words from './words';
import { landOf, type NaturalEarth } from '../files/natural-earth';
import { GENERAL, problem, parseDataset, valuesIn, type Files } from '../files/read';

const checksIn = (...modules: Readonly<Record<string, Check>>[]) =>
  modules.flatMap((module) => Object.values(module));

/** Candidates pass these too: they may become records. */
const OF_RECORDS = checksIn(set, sources, records, duplicates, forces, places, tracks, words);
const OF_CONTEXT = checksIn(context);

/** `open`: what a draft lacks; `notes`: what may be wrong, and refuses nothing. */
export function validate(files: Files, land50m: NaturalEarth) {
  const problems: string[] = [];
  const open: string[] = [];
  const notes: string[] = [];
  const dataset = parseDataset(files, problems);
  // Otherwise every source of an unreadable record would be reported as unused.
  if (!dataset) return { problems, open, notes };
  const land = landOf(land50m);
  const inDraft = dataset.set.draft ? open : problems;
  const demandsOn = demandsInto(problems, inDraft, notes);
  const whole = { ...dataset, events: [...dataset.events, ...dataset.candidates] };
  for (const check of OF_RECORDS) check(whole, demandsOn, land);
  for (const check of OF_CONTEXT) check(dataset, demandsOn, land);
  const written = writtenIn(files);
  inDraft.push(...unwritten(written));
  problems.push(...untranslated(written, dataset.set.languages), ...directed(written));
  return { dataset, problems, open, notes };
}

/** All values, but of earlier wordings; of Markdown the sentences. */
const writtenIn = (files: Files) =>
  [...files]
    .filter(([file]) => file !== GENERAL && file !== 'changes.json')
    .map(([file, content]) => {
      const sentences = () => content.split(/\.\s|\n\n/).map((value) => ({ field: '', value }));
      return { file, values: /json$/.test(file) ? valuesIn(JSON.parse(content)) : sentences() };
    });
type Written = ReturnType<typeof writtenIn>;

const unfit = (written: Written, pattern: RegExp, expected: string): string[] =>
  written.flatMap(({ file, values }) =>
    values
      .filter(({ value }) => typeof value === 'string' && pattern.test(value))
      .map(({ field, value }) => problem(file, field, value, expected)),
  );

/** Left by `npm run new-set`. */
const unwritten = (written: Written) =>
  unfit(written, /\bto\s+be\s+(written|named)\b/, 'the words themselves');
/** They turn a line round, and no one sees why. */
const directed = (written: Written) =>
  unfit(written, /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/, 'no invisible marks of direction');

const untranslated = (written: Written, languages: readonly string[]): string[] =>
  written.flatMap(({ file, values }) =>
    values.flatMap(({ field, value }) => {
      if (typeof value !== 'object' || value === null || !(BASE in value)) return [];
      const missing = languages.filter((language) => !(language in value));
      const expected = 'the words in this language';
      return missing.map((language) => problem(file, `${field}.${language}`, undefined, expected));
    }),
  );
