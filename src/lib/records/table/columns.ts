import { STRENGTHS, type Strength } from '$lib/core/record/model';
import {
  formatCount,
  formatCountry,
  formatDates,
  formatList,
  formatName,
  MISSING,
} from '$lib/site/format';
import { domainLabel, frameworkLabel, kindLabel, scopeLabel } from '$lib/site/labels';
import { strengthLabel } from '$lib/site/field-label';
import { m } from '$lib/paraglide/messages';
import { practiceName, seriesName } from '$lib/site/terms';
import type { Row } from './row';

/** The columns of the table, in their order. The first names the row and cannot be taken away. */
export const COLUMNS = [
  'name',
  'dates',
  'kind',
  'regions',
  'participants',
  'hosts',
  'places',
  'framework',
  'scope',
  'series',
  'domains',
  'practices',
  ...STRENGTHS,
  'sources',
  'confidence',
] as const;
export type Column = (typeof COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly Column[] = [
  'name',
  'dates',
  'kind',
  'regions',
  'participants',
  'personnel',
  'sources',
];

export interface ColumnSpec {
  label: () => string;
  /** What the cell says; a dash where nothing is known. */
  text: (row: Row, names: Names) => string;
  /** What is sorted by where it is not the text; null comes last either way. */
  value?: (row: Row) => number | string | null;
  /** Numbers stand to the right. */
  numeric?: true;
  /** px. */
  width: number;
}

export interface Names {
  region: (id: string) => string;
}

const joined = (parts: string[]) => parts.join(', ') || MISSING;

export const COLUMN: Record<Column, ColumnSpec> = {
  name: { label: m.data_column_name, text: ({ name }) => formatName(name), width: 270 },
  dates: {
    label: m.field_dates,
    text: ({ start, end, datePrecision }) => formatDates(start, end, datePrecision),
    value: ({ start, end }) => `${start} ${end}`,
    width: 185,
  },
  kind: { label: m.kinds, text: ({ kind }) => kindLabel(kind), width: 140 },
  regions: {
    label: m.data_column_regions,
    text: ({ regions }, { region }) => joined(regions.map(region)),
    width: 210,
  },
  participants: {
    label: m.field_participants,
    text: ({ participants }) => joined(participants.map(formatCountry)),
    value: ({ participants }) => participants.length,
    width: 190,
  },
  hosts: {
    label: m.field_host,
    text: ({ hosts }) => joined(hosts.map(formatCountry)),
    width: 130,
  },
  places: {
    label: m.field_places,
    text: ({ places }) => joined(places.map(formatName)),
    width: 260,
  },
  framework: {
    label: m.frameworks,
    text: ({ framework }) => frameworkLabel(framework),
    width: 120,
  },
  scope: { label: m.field_scope, text: ({ scope }) => scopeLabel(scope), width: 220 },
  series: { label: m.data_column_series, text: ({ series }) => seriesName(series), width: 200 },
  domains: {
    label: m.domains,
    text: ({ domains }) => (domains.length ? formatList(domains.map(domainLabel)) : MISSING),
    width: 140,
  },
  practices: {
    label: m.field_practices,
    text: ({ practices }) => joined(practices.map(practiceName)),
    value: ({ practices }) => practices.length,
    width: 260,
  },
  ...(Object.fromEntries(STRENGTHS.map((key) => [key, strengthColumn(key)])) as Record<
    Strength,
    ColumnSpec
  >),
  sources: {
    label: m.data_column_sources,
    text: ({ sources }) => formatCount(sources),
    value: ({ sources }) => sources,
    numeric: true,
    width: 96,
  },
  confidence: {
    label: m.data_column_confidence,
    text: ({ confidence }) => (confidence ? m.data_confidence({ confidence }) : MISSING),
    value: ({ confidence }) => confidence && ORDER.indexOf(confidence),
    width: 130,
  },
};

const ORDER = ['high', 'medium', 'low'];
function strengthColumn(key: Strength): ColumnSpec {
  return {
    label: () => strengthLabel(key) ?? key,
    text: ({ strength }) => formatCount(strength[key]),
    value: ({ strength }) => strength[key],
    numeric: true,
    width: 100,
  };
}
