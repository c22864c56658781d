import { problem } from '../problem';
import type { Dataset } from '../read';
import type { Check } from './check';

export const uniqueSourceIds: Check = ({ sources }) => {
  const seen = new Map<string, number>();
  return sources.flatMap(({ id }, i) => {
    const first = seen.get(id);
    seen.set(id, first ?? i);
    return first === undefined
      ? []
      : [problem('sources.json', `[${i}].id`, id, `an id not used at [${first}]`)];
  });
};

export const sourcesSorted: Check = ({ sources }) =>
  sources.flatMap(({ id }, i) =>
    i === 0 || sources[i - 1]!.id <= id
      ? []
      : [problem('sources.json', `[${i}].id`, id, `an order by id (after ${sources[i - 1]!.id})`)],
  );

export const oneAddressOneSource: Check = ({ sources }) => {
  const seen = new Map<string, string>();
  return sources.flatMap(({ id, URL }, i) => {
    if (URL === undefined) return [];
    const first = seen.get(URL);
    seen.set(URL, first ?? id);
    return first === undefined
      ? []
      : [problem('sources.json', `[${i}].URL`, URL, `an address not used by "${first}"`)];
  });
};

export const linkMatchesAddress: Check = ({ sources }) =>
  sources.flatMap(({ URL, custom }, i) =>
    custom.link === (URL !== undefined)
      ? []
      : [
          problem(
            'sources.json',
            `[${i}].custom.link`,
            custom.link,
            URL === undefined ? 'false, as there is no URL' : 'true, as there is a URL',
          ),
        ],
  );

export const sourcesExist: Check = ({ events, sources }) => {
  const known = new Set(sources.map(({ id }) => id));
  return events.flatMap(({ file, event }) =>
    citedIds(event)
      .filter(({ id }) => !known.has(id))
      .map(({ field, id }) => problem(file, field, id, 'an id of sources.json')),
  );
};

/** Waypoints and disputes may only cite what the record's own list of sources holds. */
export const sourcesListed: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const listed = new Set(event.sources.map(({ id }) => id));
    return citedIds(event)
      .filter(({ id }) => !listed.has(id))
      .map(({ field, id }) => problem(file, field, id, `an id of the record's own sources`));
  });

export const sourcesCitedOnce: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const ids = event.sources.map(({ id }) => id);
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i ? [] : [problem(file, `sources[${i}].id`, id, 'a source cited once')],
    );
  });

export const everySourceUsed: Check = ({ events, sources }) => {
  const used = new Set(events.flatMap(({ event }) => event.sources.map(({ id }) => id)));
  return sources.flatMap(({ id }, i) =>
    used.has(id) ? [] : [problem('sources.json', `[${i}].id`, id, 'a source that a record cites')],
  );
};

/** Announcements come before their event, but not by more than this. */
export const DAYS_AHEAD = 120;

export const sourcesNotTooEarly: Check = ({ events, sources }) => {
  const issued = new Map(sources.map((source) => [source.id, issuedDay(source)]));
  return events.flatMap(({ file, event }) => {
    const days = event.sources.map(({ id }) => {
      const day = issued.get(id);
      return day === undefined ? undefined : (Date.parse(event.start) - day) / 864e5;
    });
    const early = event.sources.flatMap(({ id, supports }, i) => {
      const ahead = days[i] ?? 0;
      // A claim to be first may be answered by an older report.
      if (ahead > DAYS_AHEAD && String(supports) !== 'firsts') {
        const limit = `a source from at most ${DAYS_AHEAD} days before ${event.start}`;
        return [problem(file, `sources[${i}].id`, id, limit)];
      }
      return ahead > 0 && supports.includes('track')
        ? [problem(file, `sources[${i}].supports`, supports, 'no track: it is from before it')]
        : [];
    });
    // Announced is not held: without a word from afterwards nothing is certain.
    const onlyBefore = days.every((ahead) => ahead !== undefined && ahead > 0);
    return onlyBefore && event.confidence === 'high'
      ? [...early, problem(file, 'confidence', 'high', 'less: every source is from before it')]
      : early;
  });
};

/** Last day the date of issue allows, as milliseconds; undefined without a date. */
function issuedDay({ issued }: Dataset['sources'][number]): number | undefined {
  if (!issued) return undefined;
  const [year, month = 12, day] = issued['date-parts'][0];
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}

/** Every source id a record names, with the field that names it. */
function citedIds(event: Dataset['events'][number]['event']): { field: string; id: string }[] {
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
