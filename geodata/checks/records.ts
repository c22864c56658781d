import { DOMAINS } from '../../src/lib/core/record/model';
import { problem, type Dataset } from '../read';
import { eventFile, type EventFile } from '../schema';
import { eachEvent, type Check } from './check';

export const idIsFileName: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    file === `events/${event.id}.json`
      ? []
      : [problem(file, 'id', event.id, `the file's name without .json`)],
  );

export const startBeforeEnd = eachEvent(({ start, end, stages = [] }, say) => {
  if (start > end) say('end', end, `${start} (start) or later`);
  stages.forEach((stage, i) => {
    if (stage.start > stage.end) {
      say(`stages[${i}].end`, stage.end, `${stage.start} (its start) or later`);
    }
    if (stage.start < start || stage.end > end) {
      say(`stages[${i}]`, `${stage.start}/${stage.end}`, `within ${start}/${end}`);
    }
  });
});

/** What is not covered cannot be counted: a later record needs a search up to its time first. */
export const insideCoverage = eachEvent(({ start, end }, say, { coverage }) => {
  if (start < coverage.from)
    say('start', start, `${coverage.from} or later, as coverage.json says`);
  if (end > coverage.lastDay) {
    say('end', end, `${coverage.lastDay} or earlier, the lastDay of coverage.json`);
  }
});

export const stagesInOrder = eachEvent(({ stages = [], sites }, say) => {
  stages.forEach((stage, i) => {
    if (i > 0 && stages[i - 1]!.start > stage.start) {
      say(`stages[${i}].start`, stage.start, 'stages in order of time');
    }
    for (const index of stage.sites.filter((one) => one >= sites.length)) {
      say(`stages[${i}].sites`, index, `an index below ${sites.length}`);
    }
  });
});

export const partnersTookPart = eachEvent(({ participants }, say, { set }) => {
  const partners = set.partners.map(({ id }) => id);
  const present = partners.filter((one) => participants.includes(one));
  if (present.length >= set.together) return;
  const all = set.together === partners.length ? '' : `at least ${set.together} of `;
  say('participants', participants, `${all}${partners.join(', ')} among them`);
});

/** Lists of words without order of their own stand in one order, each word once. */
export const listsInOrder = eachEvent(({ participants, practices, domains }, say) => {
  const check = (field: string, list: readonly string[], sorted: string[], order: string) => {
    if (String(sorted) !== String(list)) say(field, list, `each once and ${order}: ${sorted}`);
  };
  check('participants', participants, [...new Set(participants)].sort(), 'sorted');
  check('practices', practices, [...new Set<string>(practices)].sort(), 'sorted');
  const inOrder = DOMAINS.filter((domain) => domains.includes(domain));
  check('domains', domains, inOrder, 'in order');
});

const frameworkOf = (id: string, { vocabulary }: Dataset) =>
  vocabulary.frameworks.find((framework) => framework.id === id);

/** The framework may say how many states took part. */
export const frameworkFitsParticipants = eachEvent(({ framework, participants }, say, dataset) => {
  const { states: wanted } = frameworkOf(framework, dataset) ?? {};
  if (wanted !== undefined && participants.length !== wanted) {
    say('participants', participants, `${wanted}, as it is ${framework}`);
  }
});

/** Where the framework does not say how many, four states or more: a shorter list is a partial one, and says so. */
export const partialListsFlagged = eachEvent((event, say, dataset) => {
  const { framework, participants, participantsPartial: partial } = event;
  const whole = frameworkOf(framework, dataset)?.states !== undefined;
  if (whole && partial !== undefined) {
    say('participantsPartial', partial, `nothing, as it is ${framework}`);
  }
  if (!whole && participants.length < 4 && partial === undefined) {
    say('participantsPartial', partial, 'why so few states are listed');
  }
});

export const forcesOfParticipants = eachEvent(({ forces, participants }, say) => {
  const sides = Object.keys(forces.bySide ?? {});
  for (const side of sides.filter((one) => !participants.includes(one))) {
    say(`forces.bySide.${side}`, side, 'one of the participants');
  }
});

export const hostsTookPart = eachEvent(({ hosts, participants, stages = [] }, say) => {
  for (const host of hosts.filter((one) => !participants.includes(one))) {
    say('hosts', host, 'one of the participants');
  }
  stages.forEach(({ host }, i) => {
    if (host !== undefined && !hosts.includes(host)) {
      say(`stages[${i}].host`, host, `one of the record's hosts`);
    }
  });
});

/** So called, a value has no source: such words belong into the notes. */
const NOBODY = /^(an?|some|later|early|reports?|announcements?)\b/i;

/** A dispute is about a field that the record has or could have; somebody says each value. */
export const disputesNamed = eachEvent((event, say) => {
  event.disputes.forEach(({ field, values }, i) => {
    if (!isField(event, field)) {
      say(`disputes[${i}].field`, field, 'the path of a field of the record');
    }
    values.forEach(({ value, sources, saidBy }, j) => {
      if (sources.length === 0 && (saidBy === undefined || NOBODY.test(saidBy))) {
        say(`disputes[${i}].values[${j}]`, value, 'a source, or "saidBy" with a name');
      }
    });
  });
});

const FORCES =
  /^forces(\.(total|wholeExercise|bySide\.[A-Z]{2})(\.(personnel|ships|aircraft|vehicles|notable))?)?$/;

function isField(event: EventFile, path: string): boolean {
  if (path in eventFile.entries || FORCES.test(path)) return true;
  let value: unknown = event;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    value = typeof value === 'object' && value ? Reflect.get(value, key) : undefined;
  }
  return value !== undefined;
}
