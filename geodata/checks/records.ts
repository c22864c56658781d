import { lookedOf, MIN_STATES, oldestCandidate, sortedLists } from '#core/record/demands';
import { valueAt } from '../files/read';
import { eventFile } from '#core/record/schema';
import { eachEvent, idsOf, type Check } from './check';

/** Former ids, too, lead to exactly one record. */
export const idsLeadToOne: Check = ({ events }, demandsOn) => {
  const ids = idsOf(events.map(({ event }) => event));
  const taken = new Set(ids);
  for (const { file, event } of events) {
    const { id, formerIds = [] } = event;
    const { must } = demandsOn(file, event);
    must(file.endsWith(`/${id}.json`), 'id', `the file's name without .json`);
    if (file.startsWith('candidates/'))
      must(ids.indexOf(id) === ids.lastIndexOf(id), 'id', 'an id that no record has');
    formerIds.forEach((formerId, i) => {
      must(!taken.has(formerId), `formerIds[${i}]`, 'an id that no record has or had');
      taken.add(formerId);
    });
  }
};

/** Another year in it leads astray; an id of one's own table may have none. */
export const idHasItsYear = eachEvent(({ id, start, end }, { must }) => {
  const years = id.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  const own = [start, end].map((day) => day.slice(0, 4));
  const isOwn = years.length === 0 || years.some((year) => own.includes(year));
  must(isOwn, 'id', `${own[0]}, its year, and no other`);
});

export const daysInOrder = eachEvent(({ start, end, stages = [], sites }, { must }) => {
  must(start <= end, 'end', `${start} (start) or later`);
  stages.forEach((stage, i) => {
    const field = `stages[${i}]`;
    const days = `${stage.start}/${stage.end}`;
    must(stage.start <= stage.end, `${field}.end`, `${stage.start} (its start) or later`);
    must(start <= stage.start && stage.end <= end, field, `within ${start}/${end}`, days);
    const isAfter = stage.start >= (stages[i - 1]?.start ?? '');
    must(isAfter, `${field}.start`, 'stages in order of time');
    stage.sites.forEach((index, j) =>
      must(index < sites.length, `${field}.sites[${j}]`, `an index below ${sites.length}`),
    );
  });
});

/** A candidate is newer than the time searched; after a year it becomes a record or goes. */
export const insideCoverage: Check = ({ events, coverage, set }, demandsOn) => {
  const looked = lookedOf({ ...set, coverage });
  const oldest = oldestCandidate(looked);
  for (const { file, event } of events) {
    const { must } = demandsOn(file, event);
    const { start, end } = event;
    must(start >= coverage.from, 'start', `${coverage.from} or later, as coverage.json says`);
    const { lastDay } = coverage;
    if (file.startsWith('candidates/')) {
      must(end <= looked, 'end', `${looked} or earlier, the last look: lastLooked of set.json`);
      must(end >= oldest, 'end', `${oldest} or later: move it to events/, or take it out`);
    } else must(end <= lastDay, 'end', `${lastDay} or earlier, the lastDay of coverage.json`);
  }
};

export const listsInOrder = eachEvent((event, { must, should }) => {
  const sorted = sortedLists(event);
  const check = (field: keyof typeof sorted, order: string) => {
    const isSorted = String(sorted[field]) === String(event[field]);
    must(isSorted, field, `each once and ${order}: ${sorted[field]}`);
  };
  check('participants', 'sorted');
  check('practices', 'sorted');
  check('domains', 'in order');
  should(event.domains.length > 0, 'domains', 'at least one domain');
});

export const statesTookPart = eachEvent((event, { should }, { set, vocabulary }) => {
  const { framework, participants, participantsPartial: partial } = event;
  const partners = idsOf(set.partners);
  const present = partners.filter((partner) => participants.includes(partner));
  const quota = set.together === partners.length ? '' : `at least ${set.together} of `;
  const among = `${quota}${partners.join(', ')} among them`;
  should(present.length >= set.together, 'participants', among);
  const states = vocabulary.frameworks.find(({ id }) => id === framework)?.states;
  if (states === undefined) {
    const assumed = `as ${framework} gives no "states" in vocabulary.json, ${MIN_STATES} or more are assumed`;
    const isExplained = participants.length >= MIN_STATES || partial !== undefined;
    should(isExplained, 'participantsPartial', `why so few states are listed: ${assumed}`);
  } else {
    should(participants.length === states, 'participants', `${states}, as it is ${framework}`);
    should(partial === undefined, 'participantsPartial', `nothing, as it is ${framework}`);
  }
});

export const countriesTookPart = eachEvent((event, { should }) => {
  const { forces, hosts, participants, stages = [] } = event;
  for (const side of Object.keys(forces.bySide ?? {}))
    should(participants.includes(side), `forces.bySide.${side}`, 'one of the participants', side);
  hosts.forEach((host, i) =>
    should(participants.includes(host), `hosts[${i}]`, 'one of the participants'),
  );
  stages.forEach(({ host }, i) => {
    const isHost = host === undefined || hosts.includes(host);
    should(isHost, `stages[${i}].host`, `one of the record's hosts`);
  });
});

/** Nobody's name: what "reports" say belongs in the notes. */
const NOBODY = /^(an?|some|later|early|reports?|announcements?)\b/i;
const FORCES =
  /^forces(\.(total|wholeExercise|bySide\.[A-Z]{2})(\.(personnel|ships|aircraft|vehicles|notable))?)?$/;

export const disputesNamed = eachEvent((event, { must }) => {
  event.disputes.forEach(({ field, values }, i) => {
    const isField =
      field in eventFile.entries || FORCES.test(field) || valueAt(event, field) !== undefined;
    must(isField, `disputes[${i}].field`, 'the path of a field of the record');
    values.forEach(({ value, sources, saidBy = 'reports' }, j) => {
      const isNamed = sources.length > 0 || !NOBODY.test(saidBy);
      must(isNamed, `disputes[${i}].values[${j}]`, 'a source, or "saidBy" with a name', value);
    });
  });
});

export const relatedExist = eachEvent((event, { must }, { events }) =>
  event.related?.forEach(({ id }, i) => {
    const isOther = id !== event.id && events.some((other) => other.event.id === id);
    must(isOther, `related[${i}].id`, 'the id of another record');
  }),
);
