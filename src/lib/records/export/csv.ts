import { csvFormatRows } from 'd3-dsv';
import { citationText } from '$lib/core/record/citation';
import { MEASURED_ROLES, STRENGTHS } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { embedSources, type EmbeddedSource, type Selection } from './selection';

/**
 * One row a record. Lists of ids are joined by `; `; what has parts of its own (sites, track,
 * stages, forces, disputes, sources) is JSON in its cell, so that nothing is lost. The columns after
 * `sources` repeat some of it for reading in a spreadsheet.
 */
export function toCsv({ records, sources }: Selection): string {
  const rows = records.map((record) => {
    const embedded = embedSources(record, sources);
    return COLUMNS.map(([, cell]) => cell(record, embedded) ?? '').map(String);
  });
  return csvFormatRows([COLUMNS.map(([name]) => name), ...rows]) + '\n';
}

type Cell = string | number | undefined;

const json = (value: object | undefined | null) =>
  value && Object.keys(value).length ? JSON.stringify(value) : undefined;
const list = (values: readonly string[]) => values.join('; ');

const COLUMNS: [
  name: string,
  cell: (record: AtlasRecord, sources: readonly EmbeddedSource[]) => Cell,
][] = [
  ['record_id', ({ id }) => id],
  ['name_en', ({ name }) => name.en],
  ['name_ru', ({ name }) => name.ru],
  ['name_zh', ({ name }) => name.zh],
  ['ours', ({ ours }) => json(ours)],
  ['series', ({ series }) => series],
  ['kind', ({ kind }) => kind],
  ['scope', ({ scope }) => scope],
  ['framework', ({ framework }) => framework],
  ['domains', ({ domains }) => list(domains)],
  ['practices', ({ practices }) => list(practices)],
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
  ['date_precision', ({ datePrecision }) => datePrecision],
  ['participants', ({ participants }) => list(participants)],
  ['participants_partial', ({ participantsPartial }) => participantsPartial],
  ['weak_participation', ({ weakParticipation }) => weakParticipation],
  ['hosts', ({ hosts }) => list(hosts)],
  ['stages', ({ stages }) => json(stages)],
  ['sites', ({ sites }) => json(sites)],
  ['track', ({ track }) => json(track)],
  ['track_absent', ({ trackAbsent }) => trackAbsent],
  ['forces', ({ forces }) => json(forces)],
  ['firsts', ({ firsts }) => json(firsts)],
  ['disputes', ({ disputes }) => json(disputes)],
  ['related', ({ related }) => json(related)],
  ['confidence', ({ confidence }) => confidence],
  ['notes', ({ notes }) => notes],
  ['sources', (_, sources) => json(sources)],
  ['place', (record) => firstPlace(record)?.name],
  ['lng', (record) => firstPlace(record)?.position[0]],
  ['lat', (record) => firstPlace(record)?.position[1]],
  ...STRENGTHS.map((strength): (typeof COLUMNS)[number] => [
    `${strength}_total`,
    ({ forces }) => forces.total?.[strength],
  ]),
  ['citations', (_, sources) => sources.map((s) => citationText(s, s.citedAs)).join(' | ')],
];

/** The first place that counts as joint activity, else the first place. */
function firstPlace({ sites }: AtlasRecord) {
  return sites.find(({ role }) => MEASURED_ROLES.includes(role)) ?? sites[0];
}
