import {
  HOME,
  type DirectionRow,
  type DirectionVisit,
  type StatusCounts,
} from '#core/reach/directions';
import { SERIES_FIELDS } from '#core/reach/measures';
import { DEFAULT_CHOICES } from '#core/reach/dataset';
import { directionsIn } from '#core/answer/answer';
import { sentences, withStop } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { leadKind, placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import { index, recordById } from '$lib/site/dataset/dataset.server';
import { reachDataset, standardGround } from '$lib/site/dataset/reach-dataset.server';
import { formatCounted, formatCutKm2, formatName, formatYears } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import type { Cell, TableText } from '$lib/site/page/PlainTable.svelte';
import { dated } from './claims.server';

export function directionTable() {
  const kinds = directionsIn(reachDataset, standardVisits, DEFAULT_CHOICES);
  const ids = kinds[0]?.rows.map(({ id }) => id) ?? [];
  const table: TableText = {
    label: m.findings_directions(),
    columns: [
      m.findings_direction(),
      ...kinds.flatMap(({ kind }): Cell[] => [
        { text: m.findings_new_places({ kind }), look: `kind ${kind}` },
        m.findings_returns(),
        m.findings_last_new(),
        m.findings_last_visit(),
      ]),
      ...(hasGround
        ? [m.ground_column({ part: SERIES_FIELDS[leadKind] }), m.ground_column({ part: 'new' })]
        : []),
    ],
    rows: ids.map((id) => ({
      name: nameOf(id),
      cells: [
        ...kinds.flatMap(({ rows }) => cellsOf(rows.find((row) => row.id === id)!)),
        ...(hasGround ? groundCells(id) : []),
      ],
    })),
  };
  return { note: noteText(), table };
}

const hasGround = Object.keys(standardGround.directions).length > 0;

function groundCells(id: string): Cell[] {
  const spans = standardGround.directions[id];
  return (['reachKm2', 'newKm2'] as const).map((area) => {
    if (!spans) return '0';
    const [before, since] = [spans.before, spans.since].map(
      ({ ground }) => ground[SERIES_FIELDS[leadKind]],
    );
    const text = arrow(formatCutKm2(before![area], before!), formatCutKm2(since![area], since!));
    return { text, look: 'number nowrap' };
  });
}

const nameOf = (id: string) =>
  id === HOME
    ? m.where_home()
    : formatName(index.directions.directions.find((direction) => direction.id === id)!.name);

function noteText() {
  const { periods } = reachDataset;
  if (!periods) return m.findings_directions_note();
  const { from, to } = periods.before;
  const since = m.findings_since({ year: periods.since.from });
  const compared = withStop(voiceOf(), arrow(formatYears(from, to), since));
  return sentences(voiceOf(), [
    compared,
    m.findings_directions_note(),
    ...(hasGround ? [m.ground_note()] : []),
  ]);
}

const arrow = (a: string, b: string) => `${a} → ${b}`;

function cellsOf({ kind, before, since, counts, lastNew, last }: DirectionRow): Cell[] {
  if (!last) {
    return [
      { text: '', look: kind },
      { text: m.findings_no_visit(), look: 'mute', span: 3 },
    ];
  }
  const latest = since ?? counts;
  const textOf = (status: 'new' | 'return') => {
    const countText = ({ [status]: k, perhaps }: StatusCounts) =>
      formatCounted({ k, atMost: k + perhaps });
    return before ? arrow(countText(before), countText(latest)) : countText(latest);
  };
  return [
    { text: textOf('new'), look: `number nowrap ${kind}` },
    textOf('return'),
    lastNew ? lastNewCell(lastNew) : { text: m.findings_no_visit(), look: 'mute' },
    { text: String(last.year), href: `/record/${last.recordId}` },
  ];
}

function lastNewCell({ recordId, year }: DirectionVisit): Cell {
  const visit = standardVisits.find(({ id }) => id === recordId)!;
  const when = { start: String(year), datePrecision: 'year' as const };
  return {
    text: placeOf(visit, getLocale()) + m.colon() + dated(recordById.get(recordId)!.name, when),
    href: `/record/${recordId}`,
  };
}
