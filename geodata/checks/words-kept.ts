import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import { problem } from '../problem';
import { hasType, voices } from '../voices';
import type { Check } from './check';

/* Whether the records keep the words of the codebook and of the rules. */

/** A rule says in `parts` what it admits; every record that it counts is one of these. */
export const ruleKeepsItsWords: Check = ({ events, rules }) =>
  rules.flatMap(({ id, where, parts = [] }, i) => {
    const counted = events.filter(({ event }) => admits(where, event));
    return [
      ...(parts.length === 0 ? [] : counted)
        .filter(({ event }) => !parts.some((part) => admits(part.where, event)))
        .map(({ file, event }) => {
          const words = `one that rule "${id}" names: ${parts.map(({ text }) => text).join('; ')}`;
          const is = `${event.kind}, ${event.framework} of ${event.participants.length}`;
          return problem(file, 'scope', `${event.scope} (${is}, ${event.series})`, words);
        }),
      ...parts.flatMap(({ text, where: words }, j) =>
        counted.some(({ event }) => admits(words, event))
          ? []
          : [problem('rules.json', `[${i}].parts[${j}].text`, text, 'words that fit a record')],
      ),
    ];
  });

/** High: an official source or two voices. Low: the record says whose part is in doubt. */
export const confidenceEarned: Check = ({ events, sources: list }) => {
  const sources = Object.fromEntries(list.map((source) => [source.id, source]));
  return events.flatMap(({ file, event }) => {
    const { confidence, sources: cited, weakParticipation } = event;
    const strong = hasType(cited, sources, 'official') || voices(cited, sources) >= 2;
    return [
      ...(confidence === 'high' && !strong
        ? [problem(file, 'confidence', confidence, 'less, without official source or two voices')]
        : []),
      ...(confidence === 'low' && !/\b(RU|CN)\b.*:/.test(weakParticipation ?? '')
        ? [problem(file, 'weakParticipation', weakParticipation, 'which partner is in doubt, why')]
        : []),
    ];
  });
};

export const disputesSaidBySomebody: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    event.disputes.flatMap(({ values }, i) =>
      values.flatMap(({ value, sources, saidBy }, j) =>
        sources.length > 0 || saidBy !== undefined
          ? []
          : [problem(file, `disputes[${i}].values[${j}]`, value, 'a source, or "saidBy"')],
      ),
    ),
  );

export const reportedBySomebody: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    (event.track?.waypoints ?? []).flatMap(({ status, date, sources }, i) =>
      status === 'inferred' || date !== undefined || sources !== undefined
        ? []
        : [problem(file, `track.waypoints[${i}]`, status, '"inferred", without date or source')],
    ),
  );

/** A placeholder stands where nothing was published: it is shown, and measured nowhere. */
export const placeholdersNotMeasured: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    event.sites.flatMap(({ name, basis, role }, i) =>
      MEASURED_ROLES.includes(role) && /placeholder|place not published/i.test(`${name} ${basis}`)
        ? [problem(file, `sites[${i}].role`, role, '"unpublished", as the point is a placeholder')]
        : [],
    ),
  );

/** Four states or more are multilateral: a shorter list is a partial one, and says so. */
export const partialListsFlagged: Check = ({ events }) =>
  events.flatMap(({ file, event: { framework, participants, participantsPartial } }) => {
    const whole = framework === 'bilateral' || framework === 'trilateral';
    const short = !whole && participants.length < 4;
    const flagged = participantsPartial !== undefined;
    return (short && !flagged) || (whole && flagged)
      ? [
          problem(
            file,
            'participantsPartial',
            participantsPartial,
            whole ? `nothing, as it is ${framework}` : 'why so few states are listed',
          ),
        ]
      : [];
  });
