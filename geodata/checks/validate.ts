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

/** Required in the end: in a draft they are reported, but are no errors. */
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
  // Otherwise every source of an unreadable record would be reported as unused.
  if (!dataset || !context) return { problems };
  const land = landOf(land50m);
  const isOpen = (check: Check) => dataset.set.draft === true && OPEN_IN_DRAFTS.has(check);
  // Candidates pass the checks of records, which they may become unchanged.
  const whole = { ...dataset, events: [...dataset.events, ...dataset.candidates] };
  const open = CHECKS.filter(isOpen).flatMap((check) => check(whole, land));
  if (dataset.set.draft) open.push(...unwritten(files));
  problems.push(
    ...CHECKS.filter((check) => !isOpen(check)).flatMap((check) => check(whole, land)),
    ...untranslated(files, dataset.set.languages),
    ...directed(files),
    ...(dataset.set.draft ? [] : unwritten(files)),
    ...CONTEXT_CHECKS.flatMap((check) => check(context, dataset, land)),
  );
  return { dataset, context, problems, open };
}

/** Texts that nobody should publish, but for earlier wordings; of Markdown the sentences. */
const unfit = (files: Files, pattern: RegExp, expected: string): string[] =>
  [...files].flatMap(([file, content]) => {
    if (file === GENERAL || file === 'changes.json') return [];
    const sentences = () => content.split(/\.\s|\n\n/).map((value) => ({ field: '', value }));
    const texts = /json$/.test(file) ? valuesIn(JSON.parse(content)) : sentences();
    return texts
      .filter(({ value }) => typeof value === 'string' && pattern.test(value))
      .map(({ field, value }) => problem(file, field, value, expected));
  });

/** Left by `npm run new-set`. */
const unwritten = (files: Files) =>
  unfit(files, /\bto\s+be\s+(written|named)\b/, 'the words themselves');
/** They turn a line round, and no one sees why. */
const directed = (files: Files) =>
  unfit(files, /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/, 'no invisible marks of direction');

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
