import type { Expected } from '../lib/records/import/own-record';
import type { Note } from '../lib/records/import/flat';
import type { Problem } from '../lib/records/import/open';
import type { ReadResult } from '../lib/records/import/read';

/** What is wrong in a file, in the words of the checks of geodata: file, place, field, value, expected. */
export function problemText({ file, at, field, value, expected, values }: Problem): string {
  const place = at ? `${file}: ${at.unit} ${at.n}` : file;
  const words =
    expected === 'one-of' && values
      ? `one of ${values}`
      : WORDS[expected] + (values ? ` ${values}` : '');
  return `${place}: ${field || 'the file'} is ${SAID[value] ?? value}, expected ${words}`;
}

/** What was read otherwise than it stands there, though nothing is wrong. */
export function remarksOn({ file, assumed, ignored, notes }: ReadResult): string[] {
  const remarks = {
    'columns not read': ignored,
    'assumed, as not given': Object.entries(assumed).map(([field, n]) => `${field} (${n})`),
    'read otherwise': Object.entries(notes).map(([note, n]) => `${NOTED[note as Note]} (${n})`),
  };
  return Object.entries(remarks).flatMap(([what, names]) =>
    names.length ? `${file}: ${what}: ${names.join(', ')}` : [],
  );
}

const NOTED: Record<Note, string> = {
  areas: 'areas as their middle with a radius',
  parts: 'lines that do not meet as records of their own',
  thinned: 'tracks with fewer points',
};

/** Values that one would not know for what they are in a sentence. */
const SAID: Record<string, string> = { '–': 'missing', '""': 'empty' };

const WORDS: Record<Expected, string> = {
  text: 'a text',
  id: 'an id of letters, digits and hyphens',
  'unique-id': 'an id no other record has',
  date: 'a date like 2016-09-12',
  'end-not-before-start': 'a date not before the start',
  country: 'a country code like RU',
  'whole-number': 'a whole number from 0',
  longitude: '-180 to 180',
  latitude: '-90 to 90',
  'track-longitude': '-540 to 540',
  list: 'a list',
  object: 'an object',
  place: 'a site or a track',
  'two-waypoints': 'at least 2 waypoints',
  json: 'JSON',
  geometry: 'a geometry of GeoJSON',
  coordinates: 'longitude and latitude as numbers',
  columns: 'columns with at least a name and a date',
  features: 'a list of records or a FeatureCollection',
  'file-type': 'a .json, .geojson, .csv, .tsv, .xlsx, .kml, .gpx, .fgb or .parquet file',
  year: 'a date from 1900 to 2100',
  order: 'dates whose day and month cannot be confused, such as 2016-09-12',
  quotes: 'quotes that match',
  'quotes-from-here': 'quotes that match; the rest of the file was not read',
  cells: 'as many cells as the header has, which is',
  encoding: 'letters: its encoding is broken',
  'same-record': 'what the first row with this id says, which is number',
  measurable: 'a place or track that can be measured',
  xml: 'well-formed XML',
  binary: 'a whole workbook, archive or layer',
  crs: 'longitude and latitude (WGS 84, EPSG:4326)',
  'unpacked-size': 'a smaller file when it is unpacked',
  'file-size': 'a smaller file',
  'record-count': 'fewer records',
  'one-of': 'a known value',
  given: 'a value',
};
