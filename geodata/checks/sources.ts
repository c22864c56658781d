import { DAYS_AHEAD } from '#core/record/demands';
import type { SourcesFile } from '#core/record/schema';
import { citationsIn, valuesIn } from '../files/read';
import { eachEvent, idsOf, type Check } from './check';

const FILE = 'context-sources.json';

export const sourceListsSound: Check = (dataset, demandsOn) => {
  const { sources, contextSources, events } = dataset;
  const citations = citationsIn(dataset);
  const byRecords = [
    ...events.flatMap(({ event }) => event.sources),
    // May cite both lists.
    ...citations.filter(({ file }) => file === 'not-held.json'),
  ];
  const lists = [
    { file: 'sources.json', list: sources, cited: byRecords, by: 'a record' },
    { file: FILE, list: contextSources, cited: citations, by: 'something' },
  ];
  const taken = new Set<string>();
  for (const { file, list, cited, by } of lists) {
    const { must, should } = demandsOn(file, list);
    const citedIds = new Set(idsOf(cited));
    list.forEach(({ id, URL, language, custom: { link } }, i) => {
      const before = list[i - 1]?.id ?? '';
      must(before <= id, `[${i}].id`, `an order by id (after ${before})`);
      must(!taken.has(id), `[${i}].id`, 'an id that no other source has');
      const isFree = taken.has(id) || URL === undefined || !taken.has(URL);
      must(isFree, `[${i}].URL`, 'an address that no other source has');
      const expected = link ? 'false, as there is no URL' : 'true, as there is a URL';
      must(link === (URL !== undefined), `[${i}].custom.link`, expected);
      should(language !== 'und', `[${i}].language`, 'the language in which it was read');
      must(citedIds.has(id), `[${i}].id`, `a source that ${by} cites`);
      taken.add(id).add(URL ?? id);
    });
  }
  for (const { file, field, id } of citations)
    demandsOn(file, null).must(taken.has(id), field, `an id of ${FILE} or sources.json`, id);
};

export const sourcesExist = eachEvent((event, { must }, { sources }) => {
  const ids = new Set(idsOf(sources));
  const listed = idsOf(event.sources);
  const check = (field: string, id: string) => {
    must(ids.has(id), field, 'an id of sources.json', id);
    must(listed.includes(id), field, `an id of the record's own sources`, id);
  };
  listed.forEach((id, i) => {
    check(`sources[${i}].id`, id);
    must(listed.indexOf(id) === i, `sources[${i}].id`, 'a source cited once');
  });
  for (const { field, value } of valuesIn({ disputes: event.disputes, track: event.track }))
    if (/\.sources\[\d+\]$/.test(field)) check(field, String(value));
});

export const sourcesNotTooEarly = eachEvent((event, { should }, { sources }) => {
  const daysAhead = event.sources.map(({ id }) => {
    const issued = issuedDay(sources.find((source) => source.id === id));
    return issued === undefined ? undefined : (Date.parse(event.start) - issued) / 864e5;
  });
  event.sources.forEach(({ supports }, i) => {
    const ahead = daysAhead[i] ?? 0;
    // A claim to be first may be answered by an older report.
    const isLate = ahead <= DAYS_AHEAD || String(supports) === 'firsts';
    const limit = `a source from at most ${DAYS_AHEAD} days before ${event.start}`;
    should(isLate, `sources[${i}].id`, limit);
    const isTrack = isLate && ahead > 0 && supports.includes('track');
    should(!isTrack, `sources[${i}].supports`, 'no track: it is from before it');
  });
  // Announced is not held: certainty needs a report from afterwards.
  const isAnnounced = daysAhead.every((ahead) => ahead !== undefined && ahead > 0);
  const isCertain = event.confidence === 'high' && isAnnounced;
  should(!isCertain, 'confidence', 'less: every source is from before it');
});

function issuedDay(source: SourcesFile[number] | undefined): number | undefined {
  if (!source?.issued) return undefined;
  const [year, month = 12, day] = source.issued['date-parts'][0];
  return day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
}
