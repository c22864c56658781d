import type { EventFile, SourcesFile } from '../schema';
import { eachEvent, inFile, type Check, type Say } from './check';

/** Sorted by id; neither an id nor an address that an earlier source has; links as addresses allow. */
export function soundList(sources: SourcesFile, before: SourcesFile, say: Say): void {
  const seen = new Set(before.flatMap(({ id, URL }) => [id, URL ?? id]));
  sources.forEach(({ id, URL, custom: { link } }, i) => {
    const last = sources[i - 1]?.id ?? '';
    if (last > id) say(`[${i}].id`, id, `an order by id (after ${last})`);
    if (seen.has(id)) say(`[${i}].id`, id, 'an id that no other source has');
    else if (URL !== undefined && seen.has(URL)) {
      say(`[${i}].URL`, URL, 'an address that no other source has');
    }
    if (link !== (URL !== undefined)) {
      const expected = link ? 'false, as there is no URL' : 'true, as there is a URL';
      say(`[${i}].custom.link`, link, expected);
    }
    seen.add(id);
    if (URL !== undefined) seen.add(URL);
  });
}

export const sourceListSound: Check = ({ sources }) =>
  inFile('sources.json', (say) => soundList(sources, [], say));

/** Waypoints and disputes may only cite what the record's own list of sources holds. */
export const sourcesExist = eachEvent((event, say, { sources }) => {
  const known = new Set(sources.map(({ id }) => id));
  const listed = event.sources.map(({ id }) => id);
  for (const { field, id } of citedIds(event)) {
    if (!known.has(id)) say(field, id, 'an id of sources.json');
    if (!listed.includes(id)) say(field, id, `an id of the record's own sources`);
  }
  listed.forEach((id, i) => {
    if (listed.indexOf(id) !== i) say(`sources[${i}].id`, id, 'a source cited once');
  });
});

export const everySourceUsed: Check = ({ events, sources }) => {
  const used = new Set(events.flatMap(({ event }) => event.sources.map(({ id }) => id)));
  return inFile('sources.json', (say) =>
    sources.forEach(({ id }, i) => {
      if (!used.has(id)) say(`[${i}].id`, id, 'a source that a record cites');
    }),
  );
};

/** Announcements come before their event, but not by more than this. */
export const DAYS_AHEAD = 120;

export const sourcesNotTooEarly = eachEvent((event, say, { sources }) => {
  const days = event.sources.map(({ id }) => {
    const day = issuedDay(sources.find((source) => source.id === id));
    return day === undefined ? undefined : (Date.parse(event.start) - day) / 864e5;
  });
  event.sources.forEach(({ id, supports }, i) => {
    const ahead = days[i] ?? 0;
    // A claim to be first may be answered by an older report.
    if (ahead > DAYS_AHEAD && String(supports) !== 'firsts') {
      const limit = `a source from at most ${DAYS_AHEAD} days before ${event.start}`;
      say(`sources[${i}].id`, id, limit);
    } else if (ahead > 0 && supports.includes('track')) {
      say(`sources[${i}].supports`, supports, 'no track: it is from before it');
    }
  });
  // Announced is not held: without a word from afterwards nothing is certain.
  if (event.confidence === 'high' && days.every((ahead) => ahead !== undefined && ahead > 0)) {
    say('confidence', 'high', 'less: every source is from before it');
  }
});

/** Last day the date of issue allows, as milliseconds; undefined without a date. */
function issuedDay(source: SourcesFile[number] | undefined): number | undefined {
  if (!source?.issued) return undefined;
  const [year, month = 12, day] = source.issued['date-parts'][0];
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

/** Every source id a record names, with the field that names it. */
function citedIds(event: EventFile): { field: string; id: string }[] {
  return [
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
}
