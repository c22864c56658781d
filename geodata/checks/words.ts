import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { admits, FILTERED_BY, type RecordFilter } from '../../src/lib/core/record/rules';
import { problem } from '../files/read';
import type { SourcesFile } from '../../src/lib/core/record/schema';
import { eachEvent, inFile, type Check } from './check';

/** Every record that a rule counts matches one of its `parts`. */
export const countedIsNamed = eachEvent((event, say, { rules }) => {
  for (const { id, where, parts = [] } of rules) {
    const named = parts.length === 0 || parts.some((part) => admits(part.where, event));
    if (named || !admits(where, event)) continue;
    const { scope, kind, framework, participants, series } = event;
    const record = `${scope} (${kind}, ${framework} of ${participants.length}, ${series})`;
    say(
      'scope',
      record,
      `one that rule "${id}" names: ${parts.map(({ text }) => text).join('; ')}`,
    );
  }
});

export const namedIsCounted: Check = ({ events, rules }) =>
  inFile('rules.json', (say) =>
    rules.forEach(({ where, parts = [] }, i) =>
      parts.forEach(({ text, where: part }, j) => {
        if (!events.some(({ event }) => admits(where, event) && admits(part, event)))
          say(`[${i}].parts[${j}].text`, text, 'words that fit a record');
      }),
    ),
  );

/** High needs an official source or two voices; low says whose part is in doubt. */
export const confidenceEarned = eachEvent((event, say, dataset) => {
  const { confidence, weakParticipation } = event;
  const citedIds = event.sources.map(({ id }) => id);
  const cited = dataset.sources.filter(({ id }) => citedIds.includes(id));
  const isOfficial = cited.some(({ custom }) => custom.sourceType === 'official');
  if (confidence === 'high' && !isOfficial && voices(cited) < 2)
    say('confidence', confidence, 'less, without official source or two voices');
  const partners = dataset.set.partners.map(({ id }) => id).join('|');
  if (confidence === 'low' && !RegExp(`\\b(${partners})\\b.*:`).test(weakParticipation ?? ''))
    say('weakParticipation', weakParticipation, 'which partner is in doubt, why, as in "XX: …"');
});

export const placeholdersNotMeasured = eachEvent(({ sites }, say) => {
  sites.forEach(({ name, basis, role }, i) => {
    if (
      MEASURED_ROLES.includes(role) &&
      /placeholder|place not published/i.test(`${name} ${basis}`)
    ) {
      say(`sites[${i}].role`, role, '"unpublished", as the point is a placeholder');
    }
  });
});

const LISTS = ['series', 'scopes', 'frameworks', 'practices'] as const;

/** An unused word promises a distinction that the data do not make. */
export const wordsOfVocabulary: Check = ({ events, rules, published, coverage, vocabulary }) => {
  const filters = rules.flatMap(({ where, parts = [] }) => [where, ...parts.map((p) => p.where)]);
  return LISTS.flatMap((list) => {
    const inEvent = FILTERED_BY[list];
    const inFilter = (filter: RecordFilter) => [
      ...(filter[list] ?? []),
      ...(list === 'series' ? (filter.notSeries ?? []) : []),
    ];
    const ids = vocabulary[list].map(({ id }) => id);
    const limits = list === 'series' ? coverage.limits.flatMap(({ series }) => series) : [];
    const uses = [
      ...events.map(({ file, event }) => ({ file, words: inEvent(event) })),
      { file: 'rules.json', words: filters.flatMap(inFilter) },
      { file: 'published.json', words: published.flatMap(({ where }) => inFilter(where)) },
      { file: 'coverage.json', words: limits },
    ];
    const used = new Set(events.flatMap(({ event }) => inEvent(event)));
    const expected = `one of ${ids.join(', ')} (vocabulary.json)`;
    return [
      ...uses.flatMap(({ file, words }) =>
        words
          .filter((word) => !ids.includes(word))
          .map((word) => problem(file, list, word, expected)),
      ),
      ...ids
        .filter((id) => !used.has(id))
        .map((id) => problem('vocabulary.json', list, id, 'a word that a record uses')),
    ];
  });
};

/** "Xinhua via Sina" is Xinhua; mere repetitions do not count. */
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
