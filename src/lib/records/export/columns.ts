import { STRENGTHS } from '$lib/core/record/model';

/** `list`: joined by `; `. `json`: what has parts of its own; among places only in the first of a record. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list' | 'json';

export interface Column {
  name: string;
  type: ColumnType;
  about: string;
  /** Property of geodata/schema/event.schema.json whose closed list its values are of. */
  words?: string;
}

const column = (name: string, type: ColumnType, about: string, words?: string): Column => ({
  ...{ name, type, about },
  ...(words !== undefined && { words }),
});

const FORCES = [...STRENGTHS].flatMap((strength) =>
  Object.entries({ total: 'all sides together', ru: 'Russia', cn: 'China' }).map(([side, whose]) =>
    column(`${strength}_${side}`, 'integer', `Published ${strength} of ${whose}.`),
  ),
);

export const RECORD_COLUMNS: readonly Column[] = [
  column('record_id', 'text', 'The record; its page is record/<record_id>/ of the atlas.'),
  column('name_en', 'text', 'Name in English.'),
  column('name_ru', 'text', 'Name in Russian.'),
  column('name_zh', 'text', 'Name in Chinese.'),
  column('series', 'text', 'Run of events under one name.', 'series'),
  column('kind', 'text', 'Exercise, patrol …', 'kind'),
  column('scope', 'text', 'How close to a military exercise of the two.', 'scope'),
  column('framework', 'text', 'Who invited whom.', 'framework'),
  column('domains', 'list', 'Land, sea, air, cyber.', 'domains'),
  column('practices', 'list', 'What was practised.', 'practices'),
  column('start', 'date', 'First day, as exact as date_precision.'),
  column('end', 'date', 'Last day.'),
  column('date_precision', 'text', 'How exact the days are.', 'datePrecision'),
  column('year', 'integer', 'Year of the first day.'),
  column('participants', 'list', 'ISO 3166-1 alpha-2 codes.'),
  column('hosts', 'list', 'On whose territory; empty on international waters or in their air.'),
  column('regions', 'list', 'Regions of all places and of the track.'),
  column('km_from_russia', 'number', 'Farthest measured place from Russian land, km.'),
  column('km_from_china', 'number', 'Farthest measured place from Chinese land, km.'),
  column('new_ground_km2', 'number', 'Ground no record of an earlier year had covered, km².'),
  column(
    'km_from_earlier',
    'number',
    'From every earlier record of its kind, its farthest place, km.',
  ),
  column('directions', 'list', 'Directions that it visited.'),
  column('marks', 'list', 'Directions that it opened, or whose edge it moved by more than 250 km.'),
  column('possible_marks', 'list', 'The same, if its place lies far out in what is known of it.'),
  column(
    'km_beyond_edge',
    'list',
    'Against the edge before it, by direction; not where either is an interval.',
  ),
  column('numbers_rule', 'text', 'Counting rule that the eight columns before are of.'),
  ...FORCES,
  column('firsts_en', 'list', 'Claims to be the first or largest, in English.'),
  column('participants_partial', 'text', 'Why the list of participants is not complete.'),
  column('weak_participation', 'text', 'Whose part is weak or doubtful, and why.'),
  column('track_absent', 'text', 'Why a patrol has no track.'),
  column('confidence', 'text', 'That it took place with both sides.', 'confidence'),
  column('notes', 'text', 'What fits no other column.'),
  column('source_ids', 'list', 'Ids of the sources, as in joint-reach.bib.'),
  column('citations', 'text', 'The sources written out, joined by " | ".'),
  column('ours', 'json', 'Languages whose name is our translation.'),
  column('former_ids', 'list', 'Ids of records that it has taken in.'),
  column('stages', 'json', 'Stages with their days and places.'),
  column('sites', 'json', 'All places.'),
  column('track', 'json', 'The route as waypoints.'),
  column('forces', 'json', 'Forces with notable ships, types and units.'),
  column('firsts', 'json', 'Claims to be the first or largest, in three languages.'),
  column('disputes', 'json', 'What sources disagree about.'),
  column('related', 'json', 'Records that overlap or belong to it.'),
  column(
    'sources',
    'json',
    'What each source supports; the sources themselves are in joint-reach.csl.json.',
  ),
  column('data_version', 'text', 'Version of the dataset.'),
  column('license', 'text', 'Address of the licence.'),
];

const PLACE_COLUMNS: readonly Column[] = [
  column('place', 'text', 'Name of the place in English.'),
  column('place_ru', 'text', 'Name of the place in Russian.'),
  column('place_zh', 'text', 'Name of the place in Chinese.'),
  column('role', 'text', 'What it was for; staging and transit are not measured.'),
  column('precision', 'text', 'site ±10 km, area ±50 km, sea ±200 km.'),
  column('region', 'text', 'The one region that it falls in; of a track, most of its length.'),
  column('basis', 'text', 'Why it is placed there.'),
];

export const SITE_COLUMNS: readonly Column[] = [
  column('site_index', 'integer', 'Which place of its record, from 0.'),
  ...PLACE_COLUMNS,
  column('lng', 'number', 'Longitude, degrees east, WGS84.'),
  column('lat', 'number', 'Latitude, degrees north, WGS84.'),
];

export const TRACK_COLUMNS: readonly Column[] = [
  ...PLACE_COLUMNS.slice(3),
  column('craft', 'text', 'Ship or aircraft.'),
];

export const WKT = column('wkt', 'text', 'The geometry as well-known text, WGS84.');
