import type { ContextData, ContextItem, ContextLane, Deal } from '$lib/core/context/context';
import { itemMonths } from '$lib/core/context/item-months';
import type { AtlasRecord } from '$lib/core/record/record';
import { formatCount, formatDate, formatDates, formatList, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { sourceText } from '$lib/site/source-label';

/** The lanes of the page: the dataset's finer ones, put together where they are short. */
export const PAGE_LANES = {
  leaders: ['summit'],
  consultation: ['consultation', 'defence-ministers'],
  agreements: ['roadmap', 'agreement', 'statement'],
  arms: ['arms'],
  personnel: ['personnel'],
  constraints: ['constraint'],
} as const satisfies Record<string, readonly ContextLane[]>;
export const PAGE_LANE_IDS = Object.keys(PAGE_LANES) as (keyof typeof PAGE_LANES)[];

/** One dated item as the page shows it: words in the reader's language, the data's texts in English. */
export type ItemText = ReturnType<typeof itemTexts>[number];

export function itemTexts(
  { items, sources }: ContextData,
  records: ReadonlyMap<string, AtlasRecord>,
) {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.map((item) => ({
    id: item.id,
    lane: PAGE_LANE_IDS.find((id) => PAGE_LANES[id].some((lane) => lane === item.lane))!,
    kind: m.context_kind({ kind: item.kind }),
    title: formatName(item.title),
    /** The few words of the timeline, where it has some. */
    label: item.label ? formatName(item.label) : null,
    date: dateText(item),
    year: Number(item.start.slice(0, 4)),
    ...itemMonths(item),
    facts: factsOf(item),
    /** What rests on inference, in words; empty when all is sourced. */
    inferred: item.inferred.map((part) => m.context_inferred({ part })),
    texts: [item.summary, item.military, ...(item.deal ? dealTexts(item.deal) : [])].filter(
      (text) => text !== undefined,
    ),
    notes: item.notes,
    /** Ours: what a constraint may be expected to do. */
    expected: item.expectedEffect,
    records: (item.records ?? []).flatMap((id) => {
      const record = records.get(id);
      return record ? [{ id, name: formatName(record.name) }] : [];
    }),
    related: (item.related ?? []).map((id) => ({ id, title: formatName(byId.get(id)!.title) })),
    sources: item.sources.map((id) => sourceText(sources[id]!)),
  }));
}

/** What the axis and the list by year need of an item; all else comes when it is read. */
export type ItemHead = ReturnType<typeof headOf>;
export function headOf({
  id,
  lane,
  kind,
  title,
  label,
  date,
  year,
  start,
  end,
  shape,
  inferred,
}: ItemText) {
  return { id, lane, kind, title, label, date, year, start, end, shape, inferred };
}

/** Items by year, those before the atlas's years together. */
export function yearGroups<Item extends { year: number }>(
  items: readonly Item[],
  firstYear: number,
): { heading: string; items: Item[] }[] {
  const yearOf = ({ year }: Item) => Math.max(year, firstYear - 1);
  return [...new Set(items.map(yearOf))].map((year) => ({
    heading: year < firstYear ? m.context_before({ year: firstYear }) : String(year),
    items: items.filter((item) => yearOf(item) === year),
  }));
}

function dateText({ start, end, ongoing, datePrecision }: ContextItem): string {
  if (ongoing) return m.timeline_since({ start: formatDate(start, datePrecision) });
  return formatDates(start, end ?? start, datePrecision);
}

function factsOf({ mode, place, round, deal, training, confidence, covers }: ContextItem) {
  return [
    mode && m.context_mode({ mode }),
    place && formatName(place.name),
    round !== undefined && m.context_round({ n: formatCount(round) }),
    deal && `${m.context_direction(deal)}, ${m.context_deal({ means: deal.dateMeans })}`,
    training?.people !== undefined && m.context_people({ n: formatCount(training.people) }),
    covers &&
      m.context_covers({
        from: formatDate(covers.start, 'year'),
        to: formatDate(covers.end, 'year'),
      }),
    confidence === 'medium' && m.confidence_medium(),
    confidence === 'low' && m.confidence_low(),
  ].filter((fact) => typeof fact === 'string');
}

/** What is known of a deal, a line each; texts of the data, so in English on every page. */
function dealTexts({ systems, quantity, value, status, milestones }: Deal): string[] {
  const lines = [
    systems && `Systems: ${systems.join(', ')}.`,
    quantity && `Quantity: ${quantity}.`,
    value && `Value: ${value}.`,
    status && `Status: ${status}.`,
    milestones && `${milestones.map(({ date, what }) => `${date}: ${what}`).join('; ')}.`,
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** The item in one line, for the axis and for tables. */
export function itemLine({ title, date, inferred }: ItemHead): string {
  const line = `${date}: ${title}`;
  return inferred.length > 0 ? `${line} (${formatList(inferred)})` : line;
}
