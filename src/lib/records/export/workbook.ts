import { BASE } from '#core/record/languages';
import { citationText } from '#core/record/record';
import type { SpanMeasures } from '#core/reach/measures';
import { yearTable } from '#core/reach/year-table';
import { measureText, type MeasureRow } from '$lib/site/dataset/measure-rows';
import { licenceOf, type DataSelection } from './selection';
import { styledSheet } from '$lib/exchange/sheet';
import { recordTable, siteTable, type Table } from './tables';

const PLACE_COLUMNS = RegExp(
  `^(record_id|name_${BASE}|kind|start|end|year|site_index|place.*|role|precision|region|basis|lng|lat)$`,
);
/** A record has several rows on `places`, and wherever sources are joined. */
const COUNT_NOTE = 'To count exercises and patrols, count record_id, not rows.';

export function workbookSheets(selection: DataSelection): ReturnType<typeof styledSheet>[] {
  const records = recordTable(selection);
  const sites = siteTable(selection);
  const columns = sites.columns.filter(({ name }) => PLACE_COLUMNS.test(name));
  const licence = licenceOf(selection.records);
  return [
    tableSheet('records', records),
    tableSheet('places', { ...sites, columns }),
    styledSheet(
      'sources',
      ['source_id', 'type', 'language', 'citation', 'url'],
      Object.values(selection.sources).map((source) => {
        const { id, custom, language, URL } = source;
        return [id, custom.sourceType, language, citationText(source), URL];
      }),
    ),
    styledSheet(
      'columns',
      ['column', 'type', 'meaning'],
      [...columns, ...records.columns].map(({ name, type, about }) => [name, type, about]),
      [
        `data_version ${selection.dataVersion}`,
        ...(licence ? [`license ${licence}`] : []),
        COUNT_NOTE,
      ],
    ),
  ];
}

const tableSheet = (name: string, { columns, features }: Table) =>
  styledSheet(
    name,
    columns.map((column) => column.name),
    features.map(({ properties }) => columns.map((column) => properties[column.name])),
  );

export function yearSheets(
  years: readonly SpanMeasures[],
  measures: readonly MeasureRow[],
  { yearName, source }: { yearName: string; source: string },
) {
  const [names = [], ...numbers] = yearTable(years, partnersOf(years));
  const shown = years.map((year) => [
    year.year,
    ...measures.map((measure) => measureText(measure, year, measure.names.all)),
  ]);
  return [
    styledSheet('as shown', [yearName, ...measures.map(({ name }) => name)], shown, [source]),
    styledSheet('numbers', names.map(String), numbers, [source]),
  ];
}

export const partnersOf = (years: readonly SpanMeasures[]) =>
  Object.keys(years[0]?.farthestKm ?? {});
