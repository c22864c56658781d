import type { Problem } from '$lib/records/export/read';
import type { Expected } from '$lib/records/export/own-record';
import { m } from '$lib/paraglide/messages';

/** What was expected where a reader's file is wrong, in the reader's language. */
const TEXT: Record<Exclude<Expected, 'one-of' | 'file-size' | 'record-count'>, () => string> = {
  text: m.own_expected_text,
  id: m.own_expected_id,
  'unique-id': m.own_expected_unique_id,
  date: m.own_expected_date,
  'end-not-before-start': m.own_expected_end,
  country: m.own_expected_country,
  'whole-number': m.own_expected_whole_number,
  longitude: m.own_expected_longitude,
  latitude: m.own_expected_latitude,
  'track-longitude': m.own_expected_track_longitude,
  address: m.own_expected_address,
  list: m.own_expected_list,
  object: m.own_expected_object,
  place: m.own_expected_place,
  'two-waypoints': m.own_expected_two_waypoints,
  'site-index': m.own_expected_site_index,
  json: m.own_expected_json,
  geometry: m.own_expected_geometry,
  columns: m.own_expected_columns,
  features: m.own_expected_features,
  'file-type': m.own_expected_file_type,
  given: m.own_expected_given,
  'yes-or-no': m.own_expected_yes_or_no,
};

export function expectedText(
  { expected, values }: Pick<Problem, 'expected' | 'values'>,
  limits: { megabytes: string; records: string },
): string {
  switch (expected) {
    case 'one-of':
      return m.own_expected_one_of({ values: values ?? '' });
    case 'file-size':
      return m.own_expected_file_size({ size: limits.megabytes });
    case 'record-count':
      return m.own_expected_record_count({ n: limits.records });
    default:
      return TEXT[expected]();
  }
}

export function placeText(at: Problem['at']): string {
  switch (at?.unit) {
    case 'row':
      return m.own_row({ n: at.n });
    case 'feature':
      return m.own_feature({ n: at.n });
    case 'record':
      return m.own_record({ n: at.n });
    default:
      return m.own_whole_file();
  }
}
