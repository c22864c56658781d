import { DOMAINS, PARTNERS } from '../../src/lib/core/record/model';
import { problem } from '../problem';
import { eventFile, type EventFile } from '../schema';
import type { Check } from './check';

export const idIsFileName: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    file === `events/${event.id}.json`
      ? []
      : [problem(file, 'id', event.id, `the file's name without .json`)],
  );

export const startBeforeEnd: Check = ({ events }) =>
  events.flatMap(({ file, event }) => [
    ...(event.start <= event.end
      ? []
      : [problem(file, 'end', event.end, `${event.start} (start) or later`)]),
    ...(event.stages ?? []).flatMap(({ start, end }, i) => [
      ...(start <= end
        ? []
        : [problem(file, `stages[${i}].end`, end, `${start} (its start) or later`)]),
      ...(start >= event.start && end <= event.end
        ? []
        : [problem(file, `stages[${i}]`, `${start}/${end}`, `within ${event.start}/${event.end}`)]),
    ]),
  ]);

export const stagesInOrder: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    (event.stages ?? []).flatMap((stage, i, stages) => [
      ...(i === 0 || stages[i - 1]!.start <= stage.start
        ? []
        : [problem(file, `stages[${i}].start`, stage.start, 'stages in order of time')]),
      ...stage.sites
        .filter((index) => index >= event.sites.length)
        .map((index) =>
          problem(file, `stages[${i}].sites`, index, `an index below ${event.sites.length}`),
        ),
    ]),
  );

export const bothPartners: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    PARTNERS.filter((partner) => !event.participants.includes(partner)).map((partner) =>
      problem(file, 'participants', event.participants, `${partner} among them`),
    ),
  );

export const participantsSorted: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const sorted = [...new Set(event.participants)].sort();
    return String(sorted) === String(event.participants)
      ? []
      : [problem(file, 'participants', event.participants, `each once and sorted: ${sorted}`)];
  });

/** The framework says how many states took part; `SCO` and `multilateral` may leave some unnamed. */
export const frameworkFitsParticipants: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const wanted = { bilateral: 2, trilateral: 3 }[event.framework as string];
    return wanted === undefined || event.participants.length === wanted
      ? []
      : [
          problem(
            file,
            'participants',
            event.participants,
            `${wanted}, as it is ${event.framework}`,
          ),
        ];
  });

export const forcesOfParticipants: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    Object.keys(event.forces.bySide ?? {})
      .filter((side) => !event.participants.includes(side))
      .map((side) => problem(file, `forces.bySide.${side}`, side, 'one of the participants')),
  );

export const hostsTookPart: Check = ({ events }) =>
  events.flatMap(({ file, event }) => [
    ...event.hosts
      .filter((host) => !event.participants.includes(host))
      .map((host) => problem(file, 'hosts', host, 'one of the participants')),
    ...(event.stages ?? []).flatMap(({ host }, i) =>
      host === undefined || event.hosts.includes(host)
        ? []
        : [problem(file, `stages[${i}].host`, host, `one of the record's hosts`)],
    ),
  ]);

/** Lists of words without order of their own stand in one order, each word once. */
export const listsInOrder: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const sorted = [...new Set(event.practices)].sort();
    const domains = DOMAINS.filter((domain) => event.domains.includes(domain));
    return [
      ...(String(sorted) === String(event.practices)
        ? []
        : [problem(file, 'practices', event.practices, `each once and sorted: ${sorted}`)]),
      ...(String(domains) === String(event.domains)
        ? []
        : [problem(file, 'domains', event.domains, `each once and in order: ${domains}`)]),
    ];
  });

/** A dispute is about a field that the record has, or about a number it could have. */
export const disputedFieldExists: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    event.disputes.flatMap(({ field }, i) =>
      isField(event, field)
        ? []
        : [problem(file, `disputes[${i}].field`, field, 'the path of a field of the record')],
    ),
  );

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
