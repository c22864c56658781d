import { CONFIDENCES, KINDS, PRECISIONS, type Confidence } from '../src/lib/core/record/model';
import type { AtlasData, AtlasRecord } from '../src/lib/core/record/record';
import { yearOf, yearsOf } from '../src/lib/core/record/time';
import { LANGUAGE } from './vocabulary';
import { hasType, voices } from './voices';

/** What the dataset covers and how well it is supported, as text for a terminal. */
export function report(data: AtlasData): string {
  return [
    `Dataset ${data.dataVersion}: ${data.records.length} records`,
    section('Records by year and kind', byYearAndKind(data.records)),
    section('Records by confidence', byConfidence(data)),
    section('Languages of names', names(data.records)),
    section('Support', support(data)),
    section('Citations that support', supported(data.records)),
    section('Languages of sources', languages(data)),
    section('Precision of places', precision(data.records)),
    section('Weakest records', weakest(data)),
  ].join('\n\n');
}

/** `official`, `state-media` and `third-state-military` speak for a state; `secondary` for nobody. */
const NOT_OF_A_STATE = ['independent', 'think-tank'];

type Row = (string | number)[];

const section = (title: string, rows: Row[]) => `${title}\n${aligned(rows)}`;

function byYearAndKind(records: readonly AtlasRecord[]): Row[] {
  const years = records.map(({ start }) => yearOf(start));
  const all = yearsOf({ from: Math.min(...years), to: Math.max(...years) });
  const count = (of: readonly AtlasRecord[]) => [
    ...KINDS.map((kind) => of.filter((record) => record.kind === kind).length),
    of.length,
  ];
  return [
    ['year', ...KINDS, 'all'],
    ...all.map((year) => [year, ...count(records.filter((r) => yearOf(r.start) === year))]),
    ['all', ...count(records)],
  ];
}

function support({ records, sources }: AtlasData): Row[] {
  const share = (text: string, holds: (record: AtlasRecord) => boolean): Row => {
    const n = records.filter(holds).length;
    return [text, n, percent(n, records.length)];
  };
  const waypoints = records.flatMap(({ track }) => track?.waypoints ?? []);
  const part = (text: string, holds: (waypoint: (typeof waypoints)[number]) => boolean): Row => {
    const [n, of] = [waypoints.filter(holds).length, waypoints.length];
    return [text, `${n} of ${of}`, percent(n, of)];
  };
  return [
    share('two independent sources or more', (r) => voices(r.sources, sources) >= 2),
    share('a source not run by a state', (r) =>
      NOT_OF_A_STATE.some((t) => hasType(r.sources, sources, t)),
    ),
    share('an official source', (r) => hasType(r.sources, sources, 'official')),
    share("a third state's military", (r) => hasType(r.sources, sources, 'third-state-military')),
    share('numbers or units of forces', (r) => Object.keys(r.forces).length > 0),
    share('numbers for both Russia and China', (r) => numbered(r, 'RU') && numbered(r, 'CN')),
    share('dates to the day', (r) => r.datePrecision === 'day'),
    share('stages', (r) => r.stages !== undefined),
    share('disputes written out', (r) => r.disputes.length > 0),
    part('waypoints reported', (w) => w.status === 'reported'),
    part('waypoints dated', (w) => w.date !== undefined),
  ];
}

const FIELDS = ['dates', 'place', 'participants', 'forces', 'practices', 'firsts'] as const;

/** Of the records that say something in a field, those with a citation that bears it out. */
function supported(records: readonly AtlasRecord[]): Row[] {
  return FIELDS.map((field) => {
    const said = records.filter((record) => says(record, field));
    const n = said.filter(({ sources }) => sources.some((one) => one.supports.includes(field)));
    return [field, `${n.length} of ${said.length}`, percent(n.length, said.length)];
  });
}

const says = (record: AtlasRecord, field: (typeof FIELDS)[number]): boolean => {
  const value = field === 'dates' || field === 'place' ? true : record[field];
  return typeof value !== 'object' || Object.keys(value).length > 0;
};

function byConfidence({ records, sources }: AtlasData): Row[] {
  const rows = CONFIDENCES.map((value): Row => {
    const of = records.filter(({ confidence }) => confidence === value);
    const official = of.filter((record) => hasType(record.sources, sources, 'official')).length;
    return [value, of.length, of.filter(({ scope }) => scope === 'core').length, official];
  });
  return [['confidence', 'all', 'core', 'with an official source'], ...rows];
}

function names(records: readonly AtlasRecord[]): Row[] {
  const rows = (['ru', 'zh'] as const).map((language): Row => {
    const named = records.filter(({ name }) => name[language] !== undefined);
    const ours = named.filter(({ ours }) => ours?.includes(language)).length;
    return [LANGUAGE[language], named.length - ours, ours, records.length - named.length];
  });
  return [['language', 'by a source', 'ours', 'none'], ...rows];
}

function languages({ records, sources }: AtlasData): Row[] {
  const spoken = [...new Set(Object.values(sources).map((source) => source.language))].sort();
  const speaks = (record: AtlasRecord, language: string) =>
    record.sources.some(({ id }) => sources[id]?.language === language);
  return spoken
    .map((language) => [language, records.filter((one) => speaks(one, language)).length] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([language, n]) => [language, n, percent(n, records.length)]);
}

function precision(records: readonly AtlasRecord[]): Row[] {
  const sites = records.flatMap((record) => record.sites);
  return PRECISIONS.map((value) => {
    const n = sites.filter((site) => site.precision === value).length;
    return [value, n, percent(n, sites.length)];
  });
}

/** One point for each thing that is missing, in brackets what would settle it; the ten with the most. */
function weakest({ records, sources }: AtlasData): Row[] {
  return records
    .map((record) => ({ id: record.id, lacks: lacking(record, sources) }))
    .sort((a, b) => b.lacks.length - a.lacks.length || (a.id < b.id ? -1 : 1))
    .slice(0, 10)
    .map(({ id, lacks }) => [id, lacks.join(', ')]);
}

function lacking(record: AtlasRecord, sources: AtlasData['sources']): string[] {
  const measured = record.sites.filter(({ role }) => role === 'main');
  const is = (value: Confidence) => record.confidence === value;
  const faults: [string, boolean][] = [
    ['may not have taken place with both (a list of ships or teams by name)', is('low')],
    ['one voice or none (a second publisher)', voices(record.sources, sources) < 2],
    ['no official source (a ministry’s release)', !hasType(record.sources, sources, 'official')],
    ['only copies without an address', record.sources.every(({ id }) => !sources[id]?.URL)],
    ['no forces (numbers or names of units)', Object.keys(record.forces).length === 0],
    ['only a sea or province (a named place)', measured.every((s) => s.precision === 'sea')],
    ['not dated to the day (a report of the opening)', record.datePrecision !== 'day'],
    ['part of one side doubtful (that side’s report)', record.weakParticipation !== undefined],
    ['confidence below high', !is('high')],
  ];
  return faults.filter(([, holds]) => holds).map(([text]) => text);
}

const numbered = ({ forces }: AtlasRecord, side: string) =>
  Object.values(forces.bySide?.[side] ?? {}).some((value) => typeof value === 'number');
const percent = (n: number, of: number) => (of === 0 ? '–' : `${Math.round((100 * n) / of)} %`);

/** First column to the left, the others to the right unless they are sentences. */
function aligned(rows: readonly Row[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => String(row[i] ?? '').length)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, i) => {
        const text = String(cell);
        return i === 0 || text.includes(' of ') || text.includes(', ')
          ? text.padEnd(i === 0 ? widths[i]! : 0)
          : text.padStart(widths[i]!);
      });
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}
