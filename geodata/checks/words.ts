import * as model from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import { problem } from '../read';
import type { EventFile, RulesFile, SourcesFile } from '../schema';
import type { VocabularyFile } from '../set-schema';
import { eachEvent, inFile, type Check } from './check';

/* Whether the records keep the words of the codebook and of the rules, and use them. */

/** A rule says in `parts` what it admits; every record that it counts is one of these. */
export const countedIsNamed = eachEvent((event, say, { rules }) => {
  for (const { id, where, parts = [] } of rules) {
    const named = parts.length === 0 || parts.some((part) => admits(part.where, event));
    if (named || !admits(where, event)) continue;
    const { scope, kind, framework, participants, series } = event;
    const is = `${scope} (${kind}, ${framework} of ${participants.length}, ${series})`;
    say('scope', is, `one that rule "${id}" names: ${parts.map(({ text }) => text).join('; ')}`);
  }
});

export const namedIsCounted: Check = ({ events, rules }) =>
  inFile('rules.json', (say) =>
    rules.forEach(({ where, parts = [] }, i) =>
      parts.forEach(({ text, where: words }, j) => {
        if (!events.some(({ event }) => admits(where, event) && admits(words, event))) {
          say(`[${i}].parts[${j}].text`, text, 'words that fit a record');
        }
      }),
    ),
  );

/** High: an official source or two voices. Low: the record says whose part is in doubt. */
export const confidenceEarned = eachEvent((event, say, dataset) => {
  const { confidence, weakParticipation } = event;
  const cited = dataset.sources.filter(({ id }) => event.sources.some((one) => one.id === id));
  const strong = cited.some(({ custom }) => custom.sourceType === 'official') || voices(cited) >= 2;
  if (confidence === 'high' && !strong) {
    say('confidence', confidence, 'less, without official source or two voices');
  }
  const partners = dataset.set.partners.map(({ id }) => id).join('|');
  if (confidence === 'low' && !RegExp(`\\b(${partners})\\b.*:`).test(weakParticipation ?? '')) {
    say('weakParticipation', weakParticipation, 'which partner is in doubt, why');
  }
});

/** A placeholder stands where nothing was published: it is shown, and measured nowhere. */
export const placeholdersNotMeasured = eachEvent(({ sites }, say) => {
  sites.forEach(({ name, basis, role }, i) => {
    if (
      model.MEASURED_ROLES.includes(role) &&
      /placeholder|place not published/i.test(`${name} ${basis}`)
    ) {
      say(`sites[${i}].role`, role, '"unpublished", as the point is a placeholder');
    }
  });
});

type Where = RulesFile[number]['where'];
/** What the words of each list are in a record, and in what a rule admits. */
const WORDS: [
  list: keyof VocabularyFile,
  of: (event: EventFile) => readonly string[],
  named: (where: Where) => readonly string[] | undefined,
][] = [
  ['series', (of) => [of.series], (where) => [where.series ?? [], where.notSeries ?? []].flat()],
  ['scopes', (of) => [of.scope], (where) => where.scopes],
  ['frameworks', (of) => [of.framework], (where) => where.frameworks],
  ['practices', (of) => of.practices, () => []],
];

/** Every word stands in the vocabulary; one that no record uses promises a distinction the data do not make. */
export const wordsOfVocabulary: Check = ({ events, rules, coverage, vocabulary }) => {
  const wheres = rules.flatMap(({ where, parts = [] }) => [where, ...parts.map((of) => of.where)]);
  return WORDS.flatMap(([list, of, named]) => {
    const ids = vocabulary[list].map(({ id }) => id);
    const used = events.flatMap(({ file, event }) => of(event).map((word) => ({ file, word })));
    const limits = list === 'series' ? coverage.limits.flatMap(({ series }) => series) : [];
    const others = [
      ...wheres
        .flatMap((where) => named(where) ?? [])
        .map((word) => ({ file: 'rules.json', word })),
      ...limits.map((word) => ({ file: 'coverage.json', word })),
    ];
    return [
      ...[...used, ...others]
        .filter(({ word }) => !ids.includes(word))
        .map(({ file, word }) =>
          problem(file, list, word, `one of ${ids.join(', ')} (vocabulary.json)`),
        ),
      ...ids
        .filter((id) => used.every(({ word }) => word !== id))
        .map((id) => problem('vocabulary.json', list, id, 'a word that a record uses')),
    ];
  });
};

/**
 * How many voices speak: different publishers, counted by whose text it is ("Xinhua via Sina" is Xinhua);
 * those that only repeat others are left out.
 */
function voices(sources: SourcesFile): number {
  const names = sources
    .filter(({ custom }) => custom.sourceType !== 'secondary')
    .map((source) => {
      const name = source.publisher ?? source['container-title'] ?? source.id;
      const carried = /(?:, from|, carrying|,? citing|, quoting) (.+)$/.exec(name)?.[1];
      return (carried ?? name).split(/ via | \(|, | \/ |\//)[0]!.trim();
    });
  return new Set(names).size;
}
