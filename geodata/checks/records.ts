import { sort } from 'd3-array';
import { DOMAINS } from '../../src/lib/core/record/model';
import { problem, type Dataset } from '../files/read';
import { eventFile, type EventFile } from '../../src/lib/core/record/schema';
import { eachEvent, type Check } from './check';

export const idIsFileName: Check = ({ events }) =>
  events
    .filter(({ file, event }) => file.replace(/^.*\//, '') !== `${event.id}.json`)
    .map(({ file, event }) => problem(file, 'id', event.id, `the file's name without .json`));

/** Another year in it leads astray; an id of one's own table may have none. */
export const idHasItsYear = eachEvent(({ id, start, end }, say) => {
  const years = id.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  const own = [start, end].map((day) => day.slice(0, 4));
  if (years.length > 0 && !years.some((year) => own.includes(year)))
    say('id', id, `${own[0]}, its year, and no other`);
});

export const startBeforeEnd = eachEvent(({ start, end, stages = [] }, say) => {
  if (start > end) say('end', end, `${start} (start) or later`);
  stages.forEach((stage, i) => {
    if (stage.start > stage.end)
      say(`stages[${i}].end`, stage.end, `${stage.start} (its start) or later`);
    if (stage.start < start || stage.end > end)
      say(`stages[${i}]`, `${stage.start}/${stage.end}`, `within ${start}/${end}`);
  });
});

export const insideCoverage = eachEvent((event, say, { candidates, coverage, set }) => {
  const { start, end } = event;
  if (start < coverage.from)
    say('start', start, `${coverage.from} or later, as coverage.json says`);
  // A report is newer than the time that was searched for all there was.
  const looked = set.lastLooked?.date ?? coverage.lastDay;
  if (candidates.some((candidate) => candidate.event === event)) {
    if (end > looked)
      say('end', end, `${looked} or earlier, the last look: lastLooked of set.json`);
  } else if (end > coverage.lastDay)
    say('end', end, `${coverage.lastDay} or earlier, the lastDay of coverage.json`);
});

export const stagesInOrder = eachEvent(({ stages = [], sites }, say) => {
  stages.forEach((stage, i) => {
    if (i > 0 && stages[i - 1]!.start > stage.start)
      say(`stages[${i}].start`, stage.start, 'stages in order of time');
    for (const index of stage.sites.filter((site) => site >= sites.length))
      say(`stages[${i}].sites`, index, `an index below ${sites.length}`);
  });
});

export const partnersTookPart = eachEvent(({ participants }, say, { set }) => {
  const partners = set.partners.map(({ id }) => id);
  const present = partners.filter((partner) => participants.includes(partner));
  if (present.length >= set.together) return;
  const quota = set.together === partners.length ? '' : `at least ${set.together} of `;
  say('participants', participants, `${quota}${partners.join(', ')} among them`);
});

/** Sorted and unique: equal content has one form. */
export const listsInOrder = eachEvent(({ participants, practices, domains }, say) => {
  const check = (field: string, list: readonly string[], expected: string[], order: string) => {
    if (String(expected) !== String(list)) say(field, list, `each once and ${order}: ${expected}`);
  };
  check('participants', participants, sort(new Set(participants)), 'sorted');
  check('practices', practices, sort(new Set(practices)), 'sorted');
  const inOrder = DOMAINS.filter((domain) => domains.includes(domain));
  check('domains', domains, inOrder, 'in order');
});

export const domainsStated = eachEvent(({ domains }, say) => {
  if (domains.length === 0) say('domains', domains, 'at least one domain');
});

/** Number of participating states, where the framework says so. */
const statesOf = (id: string, { vocabulary }: Dataset) =>
  vocabulary.frameworks.find((framework) => framework.id === id)?.states;

export const frameworkFitsParticipants = eachEvent(({ framework, participants }, say, dataset) => {
  const states = statesOf(framework, dataset);
  if (states !== undefined && participants.length !== states)
    say('participants', participants, `${states}, as it is ${framework}`);
});

const MIN_STATES = 4;

export const partialListsFlagged = eachEvent((event, say, dataset) => {
  const { framework, participants, participantsPartial: partial } = event;
  const isWhole = statesOf(framework, dataset) !== undefined;
  if (isWhole && partial !== undefined)
    say('participantsPartial', partial, `nothing, as it is ${framework}`);
  if (!isWhole && participants.length < MIN_STATES && partial === undefined) {
    const assumed = `as ${framework} gives no "states" in vocabulary.json, ${MIN_STATES} or more are assumed`;
    say('participantsPartial', partial, `why so few states are listed: ${assumed}`);
  }
});

export const countriesTookPart = eachEvent((event, say) => {
  const { forces, hosts, participants, stages = [] } = event;
  for (const side of Object.keys(forces.bySide ?? {}))
    if (!participants.includes(side)) say(`forces.bySide.${side}`, side, 'one of the participants');
  for (const host of hosts)
    if (!participants.includes(host)) say('hosts', host, 'one of the participants');
  stages.forEach(({ host }, i) => {
    if (host !== undefined && !hosts.includes(host))
      say(`stages[${i}].host`, host, `one of the record's hosts`);
  });
});

/** Nobody's name: what "reports" say belongs in the notes. */
const NOBODY = /^(an?|some|later|early|reports?|announcements?)\b/i;

export const disputesNamed = eachEvent((event, say) => {
  event.disputes.forEach(({ field, values }, i) => {
    if (!isField(event, field))
      say(`disputes[${i}].field`, field, 'the path of a field of the record');
    values.forEach(({ value, sources, saidBy }, j) => {
      if (sources.length === 0 && (saidBy === undefined || NOBODY.test(saidBy)))
        say(`disputes[${i}].values[${j}]`, value, 'a source, or "saidBy" with a name');
    });
  });
});

const FORCES =
  /^forces(\.(total|wholeExercise|bySide\.[A-Z]{2})(\.(personnel|ships|aircraft|vehicles|notable))?)?$/;

function isField(event: EventFile, path: string): boolean {
  if (path in eventFile.entries || FORCES.test(path)) return true;
  let value: unknown = event;
  for (const key of path.split(/[.[\]]+/).filter(Boolean))
    value = typeof value === 'object' && value ? Reflect.get(value, key) : undefined;
  return value !== undefined;
}
