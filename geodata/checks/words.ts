import { isNamedBy } from '#core/record/demands';
import { isMeasuredSite } from '#core/record/model';
import { admits, FILTERED_BY, type RecordFilter } from '#core/record/rules';
import type { SourcesFile } from '#core/record/schema';
import { eachEvent, idsOf, onFile, type Check } from './check';

/** Every record that a rule counts matches one of its `parts`. */
export const countedIsNamed = eachEvent((event, { must }, { rules }) => {
  for (const rule of rules) {
    const { id, parts = [] } = rule;
    const { scope, kind, framework, participants, series } = event;
    const record = `${scope} (${kind}, ${framework} of ${participants.length}, ${series})`;
    const texts = parts.map(({ text }) => text).join('; ');
    must(isNamedBy(rule, event), 'scope', `one that rule "${id}" names: ${texts}`, record);
  }
});

export const namedIsCounted = onFile('rules', ({ events, rules }, must) =>
  rules.forEach(({ where, parts = [] }, i) =>
    parts.forEach((part, j) => {
      const isUsed = events.some(({ event }) => admits(where, event) && admits(part.where, event));
      must(isUsed, `[${i}].parts[${j}].text`, 'words that fit a record');
    }),
  ),
);

/** Low says whose part is in doubt. */
export const confidenceEarned = eachEvent((event, { should }, { sources, set }) => {
  const { confidence, weakParticipation } = event;
  const citedIds = idsOf(event.sources);
  const cited = sources.filter(({ id }) => citedIds.includes(id));
  const isOfficial = cited.some(({ custom }) => custom.sourceType === 'official');
  const isEarned = confidence !== 'high' || isOfficial || voices(cited) > 1;
  should(isEarned, 'confidence', 'less, without official source or two voices');
  const inDoubt = RegExp(`\\b(${idsOf(set.partners).join('|')})\\b.*:`);
  const isTold = confidence !== 'low' || inDoubt.test(weakParticipation ?? '');
  should(isTold, 'weakParticipation', 'which partner is in doubt, why, as in "XX: …"');
});

export const placeholdersNotMeasured = eachEvent(({ sites }, { should }) => {
  sites.forEach(({ name, basis, role }, i) => {
    const isPlaceholder = /placeholder|place not published/i.test(`${name} ${basis}`);
    const isMeasured = isPlaceholder && isMeasuredSite({ role });
    should(!isMeasured, `sites[${i}].role`, '"unpublished", as the point is a placeholder');
  });
});

const LISTS = ['series', 'scopes', 'frameworks', 'practices'] as const;

/** An unused word promises a distinction that the data do not make. */
export const wordsOfVocabulary: Check = (dataset, demandsOn) => {
  const { events, rules, published, coverage, vocabulary } = dataset;
  const filters = rules.flatMap(({ where, parts = [] }) => [where, ...parts.map((p) => p.where)]);
  for (const list of LISTS) {
    const inEvent = FILTERED_BY[list];
    const inFilter = (filter: RecordFilter) => [
      ...(filter[list] ?? []),
      ...(list === 'series' ? (filter.notSeries ?? []) : []),
    ];
    const ids = idsOf(vocabulary[list]);
    const limits = list === 'series' ? coverage.limits.flatMap(({ series }) => series) : [];
    const uses = [
      ...events.map(({ file, event }) => ({ file, words: inEvent(event) })),
      { file: 'rules.json', words: filters.flatMap(inFilter) },
      { file: 'published.json', words: published.flatMap(({ where }) => inFilter(where)) },
      { file: 'coverage.json', words: limits },
    ];
    const used = new Set(events.flatMap(({ event }) => inEvent(event)));
    const expected = `one of ${ids.join(', ')} (vocabulary.json)`;
    for (const { file, words } of uses)
      for (const word of words)
        demandsOn(file, null).must(ids.includes(word), list, expected, word);
    const { must } = demandsOn('vocabulary.json', vocabulary);
    for (const id of ids) must(used.has(id), list, 'a word that a record uses', id);
  }
};

/** "Xinhua via Sina" is Xinhua; mere repetitions do not count. */
function voices(sources: SourcesFile) {
  const names = sources
    .filter(({ custom }) => custom.sourceType !== 'secondary')
    .map((source) => {
      const name = source.publisher ?? source['container-title'] ?? source.id;
      const carried = /(?:, from|, carrying|,? citing|, quoting) (.+)$/.exec(name)?.[1];
      return (carried ?? name).split(/ via | \(|, | \/ |\//)[0]!.trim();
    });
  return new Set(names).size;
}
