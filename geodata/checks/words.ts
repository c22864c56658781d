import * as model from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import type { SourcesFile } from '../schema';
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
  if (confidence === 'low' && !/\b(RU|CN)\b.*:/.test(weakParticipation ?? '')) {
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

/** Words waiting for the first record that needs them. */
const MAY_BE_UNUSED = new Set(['name']);

/** A word no record uses promises a distinction the data does not make. */
export const noUnusedWords: Check = ({ events, sources }) => {
  const records = events.map(({ event }) => event);
  const sites = records.flatMap((r) => r.sites);
  const tracks = records.flatMap((r) => r.track ?? []);
  const numbers = records.flatMap((r) => [r.forces.total, ...Object.values(r.forces.bySide ?? {})]);
  const used = {
    KINDS: records.map((r) => r.kind),
    SCOPES: records.map((r) => r.scope),
    FRAMEWORKS: records.map((r) => r.framework),
    DOMAINS: records.flatMap((r) => r.domains),
    SERIES: records.map((r) => r.series),
    PRACTICES: records.flatMap((r) => r.practices),
    DATE_PRECISIONS: records.map((r) => r.datePrecision),
    SITE_ROLES: sites.map((s) => s.role),
    PRECISIONS: sites.map((s) => s.precision),
    CRAFTS: tracks.map((t) => t.craft),
    WAYPOINT_STATUSES: tracks.flatMap((t) => t.waypoints.map((w) => w.status)),
    SUPPORTS: records.flatMap((r) => r.sources.flatMap((s) => s.supports)),
    SOURCE_TYPES: sources.map((s) => s.custom.sourceType),
    STRENGTHS: numbers.flatMap((n) => Object.keys(n ?? {})),
  };
  return inFile('src/lib/core/record/model.ts', (say) => {
    for (const [list, seen] of Object.entries<readonly string[]>(used)) {
      const words: readonly string[] = model[list as keyof typeof used];
      for (const word of words.filter((one) => !seen.includes(one) && !MAY_BE_UNUSED.has(one))) {
        say(list, word, 'a word that a record uses');
      }
    }
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
