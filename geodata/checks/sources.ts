import type { EventFile, SourcesFile } from '../../src/lib/core/record/schema';
import { checkSourceList, eachEvent, inEach, inFile, type Check } from './check';

export const sourceListSound: Check = ({ sources }) =>
  inFile('sources.json', (say) => checkSourceList(sources, [], say));

export const languageStated: Check = ({ sources }) =>
  inEach('sources.json', '', sources, ({ language }, say) => {
    if (language === 'und') say('language', language, 'the language in which it was read');
  });

/** Waypoints and disputes cite only sources of their record. */
export const sourcesExist = eachEvent((event, say, { sources }) => {
  const ids = new Set(sources.map(({ id }) => id));
  const listed = event.sources.map(({ id }) => id);
  for (const { field, id } of citedIds(event)) {
    if (!ids.has(id)) say(field, id, 'an id of sources.json');
    if (!listed.includes(id)) say(field, id, `an id of the record's own sources`);
  }
  listed.forEach((id, i) => {
    if (listed.indexOf(id) !== i) say(`sources[${i}].id`, id, 'a source cited once');
  });
});

/** Announcements come before their event, but not by more than this. */
const DAYS_AHEAD = 120;

export const sourcesNotTooEarly = eachEvent((event, say, { sources }) => {
  const daysAhead = event.sources.map(({ id }) => {
    const issued = issuedDay(sources.find((source) => source.id === id));
    return issued === undefined ? undefined : (Date.parse(event.start) - issued) / 864e5;
  });
  event.sources.forEach(({ id, supports }, i) => {
    const ahead = daysAhead[i] ?? 0;
    // A claim to be first may be answered by an older report.
    if (ahead > DAYS_AHEAD && String(supports) !== 'firsts') {
      const limit = `a source from at most ${DAYS_AHEAD} days before ${event.start}`;
      say(`sources[${i}].id`, id, limit);
    } else if (ahead > 0 && supports.includes('track')) {
      say(`sources[${i}].supports`, supports, 'no track: it is from before it');
    }
  });
  // Announced is not held: certainty needs a report from afterwards.
  const allAhead = daysAhead.every((ahead) => ahead !== undefined && ahead > 0);
  if (event.confidence === 'high' && allAhead)
    say('confidence', 'high', 'less: every source is from before it');
});

function issuedDay(source: SourcesFile[number] | undefined): number | undefined {
  if (!source?.issued) return undefined;
  const [year, month = 12, day] = source.issued['date-parts'][0];
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

const citedIds = (event: EventFile): { field: string; id: string }[] => [
  ...event.sources.map(({ id }, i) => ({ field: `sources[${i}].id`, id })),
  ...event.disputes.flatMap(({ values }, i) =>
    values.flatMap(({ sources }, j) =>
      sources.map((id) => ({ field: `disputes[${i}].values[${j}].sources`, id })),
    ),
  ),
  ...(event.track?.waypoints ?? []).flatMap(({ sources = [] }, i) =>
    sources.map((id) => ({ field: `track.waypoints[${i}].sources`, id })),
  ),
];
