import { BASE } from '$lib/core/record/languages';
import { citationText, type AtlasData } from '$lib/core/record/record';
import { m } from '$lib/paraglide/messages';
import { sheetOf, type SheetColumn } from '$lib/records/export/sheet';
import type { CompareState } from './compare.svelte';
import { HALVES, KINDS } from './compare-link';
import { valueText } from './regions';

/** Three sheets: the chosen regions, or all, as in the table; their records; the sources of these. */
export function sheetsOf(
  compare: Pick<
    CompareState,
    'chosen' | 'used' | 'spans' | 'source' | 'nameOf' | 'records' | 'measures'
  >,
  data: Pick<AtlasData, 'records' | 'sources'>,
  address: string,
) {
  const { chosen, used, spans, source, nameOf, measures } = compare;
  const partners = measures.filter((measure) => measure !== 'ground');
  const farthest = partners.map((id) => `farthest_from_${id.toLowerCase()}_km`);
  const measured = [...farthest, 'new_ground_km2'];
  const halves = (chosen.length ? chosen : used).flatMap((row) =>
    HALVES.map((half) => ({ region: row.region, half, cells: row[half] })),
  );
  const tableRows = halves.map(({ region, half, cells }) => [
    region,
    nameOf(region),
    half,
    spans[half].from,
    spans[half].to,
    ...KINDS.map((kind) => cells[kind]!.value),
    ...measures.flatMap((measure) => {
      const { value } = cells[measure]!;
      return [value, valueText(measure, value)];
    }),
  ]);
  const recordRows = halves.flatMap(({ region, half, cells }) =>
    cells.records.records.map(({ id, km }) => {
      const { name, kind, start, end } = compare.records.get(id)!;
      const decides = measured.filter((_, i) => cells[measures[i]!]!.recordId === id);
      const far = partners.map((partner) => km[partner] ?? null);
      return [region, half, id, name, kind, start, end, ...far, decides.join(' ')];
    }),
  );
  const ids = new Set(recordRows.map(([, , id]) => id));
  const records = data.records.filter(({ id }) => ids.has(id));
  const sourceRows = records.flatMap(({ id, name, sources }) =>
    sources.map((citation) => {
      const cited = data.sources[citation.id]!;
      return [id, name[BASE], cited.id, citationText(cited), cited.language, cited.URL ?? null];
    }),
  );
  const named = (names: string): SheetColumn[] => names.split(' ').map((name) => ({ name }));
  return [
    sheetOf(
      'table',
      [
        ...named('region name half from to exercises patrols'),
        // Each measure exactly, and as the page rounds it.
        ...measured.flatMap((name) => [{ name, format: WHOLE_NUMBERS }, { name: `${name}_shown` }]),
      ],
      tableRows,
      [source, address, m.cmp_sheet_note()],
    ),
    sheetOf(
      'records',
      [
        ...named('region half record_id name kind start end'),
        ...farthest.map((name) => ({ name, format: WHOLE_NUMBERS })),
        ...named('decides'),
      ],
      recordRows,
    ),
    sheetOf('sources', named('record_id record source_id citation language url'), sourceRows),
  ];
}

const WHOLE_NUMBERS = '#,##0';
