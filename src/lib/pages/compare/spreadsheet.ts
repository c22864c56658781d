import { citationText, type AtlasData } from '$lib/core/record/record';
import { m } from '$lib/paraglide/messages';
import { sheetOf, type SheetColumn } from '$lib/records/export/sheet';
import type { CompareState } from './compare.svelte';
import { HALVES, KINDS } from './compare-link';
import { valueText } from './regions';

/** Three sheets: the chosen regions, or all, as the table has them; their records; a row a source of those. */
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
  const table = halves.map(({ region, half, cells }) => [
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
  const behind = halves.flatMap(({ region, half, cells }) =>
    cells.records.records.map(({ id, km }) => {
      const { name, kind, start, end } = compare.records.get(id)!;
      const decides = measured.filter((_, i) => cells[measures[i]!]!.recordId === id);
      const far = partners.map((partner) => km[partner] ?? null);
      return [region, half, id, name, kind, start, end, ...far, decides.join(' ')];
    }),
  );
  const ids = new Set(behind.map(([, , id]) => id));
  const records = data.records.filter(({ id }) => ids.has(id));
  const cited = records.flatMap(({ id, name, sources }) =>
    sources.map((one) => {
      const source = data.sources[one.id]!;
      const { language, URL = null } = source;
      return [id, name.en, source.id, citationText(source), language, URL];
    }),
  );
  const named = (names: string): SheetColumn[] => names.split(' ').map((name) => ({ name }));
  return [
    sheetOf(
      'table',
      [
        ...named('region name half from to exercises patrols'),
        // As on the page beside the number that it was rounded from.
        ...measured.flatMap((name) => [{ name, format: WHOLE_NUMBERS }, { name: `${name}_shown` }]),
      ],
      table,
      [source, address, m.cmp_sheet_note()],
    ),
    sheetOf(
      'records',
      [
        ...named('region half record_id name kind start end'),
        ...farthest.map((name) => ({ name, format: WHOLE_NUMBERS })),
        ...named('decides'),
      ],
      behind,
    ),
    sheetOf('sources', named('record_id record source_id citation language url'), cited),
  ];
}

const WHOLE_NUMBERS = '#,##0';
