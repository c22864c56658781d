import type { Position } from '$lib/core/record/model';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import { foldLng } from '$lib/core/earth/sphere';
import { issuedText } from '$lib/core/record/citation';
import { LICENCE } from './selection';

/** Relative to the page; absolute in the prerendered one where its address is known (preview-tags.server.ts). */
const PAGE = { '@id': '#record', url: './' };

/** Words of the page's language that stand in the description. */
export interface EventWords {
  description: string;
  keywords: string[];
  series: string;
  country: (iso: string) => string;
}

/**
 * The record as a schema.org Event (https://schema.org/Event). Dates are as exact as they are known.
 * Sources are what the event is the subject of; one without an address has none here either.
 */
export function schemaEvent(
  record: AtlasRecord,
  sources: readonly Source[],
  dataVersion: string,
  words: EventWords,
): object {
  const { name } = record;
  const places = record.sites.map(place);
  const date = (iso: string) => iso.slice(0, { day: 10, month: 7, year: 4 }[record.datePrecision]);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    ...PAGE,
    identifier: record.id,
    name: name.en,
    alternateName: [name.ru, name.zh].filter((other) => other !== undefined),
    description: words.description,
    keywords: words.keywords,
    startDate: date(record.start),
    endDate: date(record.end),
    location: record.track ? [...places, route(record.track.positions)] : places,
    contributor: record.participants.map((iso) => ({
      '@type': 'GovernmentOrganization',
      name: words.country(iso),
      areaServed: { '@type': 'Country', name: words.country(iso), identifier: iso },
    })),
    superEvent: { '@type': 'EventSeries', identifier: record.series, name: words.series },
    subEvent: (record.stages ?? []).map((stage) => ({
      '@type': 'Event',
      name: stage.name.en,
      startDate: stage.start,
      endDate: stage.end,
      location: stage.sites.flatMap((i) => places[i] ?? []),
    })),
    subjectOf: [
      {
        '@type': 'Dataset',
        name: 'Joint Reach',
        version: dataVersion,
        license: LICENCE,
      },
      ...sources.map(work),
    ],
  };
}

function place({ name, position: [lng, lat] }: AtlasRecord['sites'][number]): object {
  return {
    '@type': 'Place',
    name,
    geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lng },
  };
}

/** GeoShape writes latitude first. */
function route(positions: readonly Position[]): object {
  const line = positions.map(([lng, lat]) => `${lat} ${round(foldLng(lng))}`).join(' ');
  return { '@type': 'Place', geo: { '@type': 'GeoShape', line } };
}

/** Folding leaves 179.30000000000001. */
const round = (lng: number) => Math.round(lng * 1e6) / 1e6;

function work(source: Source): object {
  const publisher = source.publisher ?? source['container-title'];
  return {
    '@type': 'CreativeWork',
    name: source.title,
    inLanguage: source.language,
    ...(source.issued && { datePublished: issuedText(source) }),
    ...(publisher !== undefined && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(source.URL !== undefined && { url: source.URL }),
  };
}
