import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import type { SourcesFile } from '../schema';
import { eachEvent, inFile, type Check } from './check';

/* Whether the records keep the words of the codebook and of the rules. */

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
  if (confidence === 'low' && !/\b(RU|CN)\b.*:/.test(weakParticipation ?? '')) {
    say('weakParticipation', weakParticipation, 'which partner is in doubt, why');
  }
});

/** A placeholder stands where nothing was published: it is shown, and measured nowhere. */
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
