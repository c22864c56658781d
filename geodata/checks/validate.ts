import { BASE } from '../../src/lib/core/record/languages';
import type { Check } from './check';
import * as candidates from './candidates';
import * as duplicates from './duplicates';
import * as forces from './forces';
import * as places from './places';
import * as records from './records';
import * as set from './set';
import * as sources from './sources';
import * as tracks from './tracks';
import * as words from './words';
import { CONTEXT_CHECKS } from './context';
import { GENERAL } from '../build/codebook';
import { landOf, type NaturalEarth } from '../build/natural-earth';
import {
  problem,
  readContext,
  parseDataset,
  valuesIn,
  type ContextFiles,
  type Dataset,
  type Files,
} from '../files/read';

/** Every check that a module exports, by its name; problems are printed in this order. */
const CHECKS = [
  set,
  sources,
  candidates,
  records,
  forces,
  duplicates,
  places,
  tracks,
  words,
].flatMap((module): Check[] => Object.values(module));

/** Needed in the end, though a site can be built without: reported for a draft, but no error. */
const OPEN_IN_DRAFTS = new Set<Check>([
  ...[sources.languageStated, sources.sourcesNotTooEarly],
  ...[records.partnersTookPart, records.frameworkFitsParticipants, records.partialListsFlagged],
  ...[records.countriesTookPart, records.domainsStated],
  ...Object.values(forces),
  ...[duplicates.nearDuplicates, duplicates.unitsOnce],
  ...[places.placeInNamedRegion, places.rightSideOfCoast],
  ...Object.values(tracks),
  ...[words.confidenceEarned, words.placeholdersNotMeasured],
]);

export function validate(
  files: Files,
  land50m: NaturalEarth,
): { dataset?: Dataset; context?: ContextFiles; problems: string[]; open?: string[] } {
  const problems: string[] = [];
  const dataset = parseDataset(files, problems);
  const context = readContext(files, problems);
  // Checks on half a dataset would report every source of an unreadable record as unused.
  if (!dataset || !context) return { problems };
  const land = landOf(land50m);
  const isOpen = (check: Check) => dataset.set.draft === true && OPEN_IN_DRAFTS.has(check);
  // A candidate has to pass what a record has to: to become one it is only moved.
  const whole = { ...dataset, events: [...dataset.events, ...dataset.candidates] };
  const open = CHECKS.filter(isOpen).flatMap((check) => check(whole, land));
  if (dataset.set.draft) open.push(...unwritten(files));
  problems.push(
    ...CHECKS.filter((check) => !isOpen(check)).flatMap((check) => check(whole, land)),
    ...untranslated(files, dataset.set.languages),
    ...unseen(files),
    ...(dataset.set.draft ? [] : unwritten(files)),
    ...CONTEXT_CHECKS.flatMap((check) => check(context, dataset, land)),
  );
  return { dataset, context, problems, open };
}

/** Every text of a set but earlier wordings of records; of Markdown the sentences. */
const textsIn = (files: Files) =>
  [...files].flatMap(([file, text]) => {
    if (file === GENERAL || file === 'changes.json') return [];
    if (!/json$/.test(file))
      return text.split(/\.\s|\n\n/).map((part) => {
        return { file, field: '', text: part.replace(/\s+/g, ' ') };
      });
    return valuesIn(JSON.parse(text)).flatMap(({ field, value }) =>
      typeof value === 'string' ? [{ file, field, text: value }] : [],
    );
  });

/** What `npm run new-set` left to be said. */
const unwritten = (files: Files): string[] =>
  textsIn(files)
    .filter(({ text }) => /\bto be (written|named)\b/.test(text))
    .map(({ file, field, text }) => problem(file, field, text, 'the words themselves'));

/** Marks of the direction of writing turn a line round, and no one sees why. */
const unseen = (files: Files): string[] =>
  textsIn(files)
    .filter(({ text }) => /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text))
    .map(({ file, field, text }) => problem(file, field, text, 'no invisible marks of direction'));

/** Whatever is said in English is said in every language of the set. */
function untranslated(files: Files, languages: readonly string[]): string[] {
  // Earlier wording of records is not translated.
  const translated = [...files].filter(([file]) => /json$/.test(file) && file !== 'changes.json');
  return translated.flatMap(([file, text]) =>
    valuesIn(JSON.parse(text)).flatMap(({ field, value }) => {
      if (typeof value !== 'object' || value === null || !(BASE in value)) return [];
      return languages
        .filter((language) => !(language in value))
        .map((language) =>
          problem(file, `${field}.${language}`, undefined, 'the words in this language'),
        );
    }),
  );
}
