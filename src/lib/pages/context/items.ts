import { citationText } from '$lib/core/record/citation';
import type { ContextData, ContextItem, Deal } from '$lib/core/context/context';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import { monthNumber, monthTime } from '$lib/core/record/time';
import { formatCount, formatDate, formatDates, formatList, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { CONFIDENCE, DEAL_DATE, DIRECTION, INFERRED, KIND, MODE, pageLaneOf } from './words';
import type { PageLane } from './words';

/** A source in one line, and its address where it may be linked. */
export interface SourceText {
  text: string;
  url: string | null;
}

/** One dated item as the page shows it: words in the reader's language, the data's texts in English. */
export interface ItemText {
  id: string;
  lane: PageLane;
  kind: string;
  /** In English. */
  title: string;
  /** The few words of the timeline, where it has some in the reader's language. */
  label: string | null;
  date: string;
  year: number;
  /** Months since the year 0, for the axis. */
  start: number;
  end: number;
  shape: 'moment' | 'span' | 'open';
  /** Facts in the reader's language, short: how, where, which round. */
  facts: string[];
  /** What rests on inference, in words; empty when all is sourced. */
  inferred: string[];
  /** Paragraphs in English. */
  texts: string[];
  /** What the researcher noted on the evidence, in English. */
  notes: string | null;
  /** Ours: what a constraint may be expected to do, in English. */
  expected: string | null;
  records: { id: string; name: string }[];
  related: { id: string; title: string }[];
  sources: SourceText[];
}

export function itemTexts(
  { items, sources }: ContextData,
  records: ReadonlyMap<string, AtlasRecord>,
): ItemText[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.map((item) => ({
    ...{ id: item.id, lane: pageLaneOf(item.lane), kind: KIND[item.kind](), title: item.title },
    label: item.label ? formatName(item.label) : null,
    ...{ date: dateText(item), year: Number(item.start.slice(0, 4)), ...extentOf(item) },
    facts: factsOf(item),
    inferred: item.inferred.map((part) => INFERRED[part]()),
    texts: [item.summary, item.military, ...(item.deal ? dealTexts(item.deal) : [])].filter(
      (text) => text !== undefined,
    ),
    notes: item.notes ?? null,
    expected: item.expectedEffect ?? null,
    records: (item.records ?? []).flatMap((id) => {
      const record = records.get(id);
      return record ? [{ id, name: formatName(record.name) }] : [];
    }),
    related: (item.related ?? []).map((id) => ({ id, title: byId.get(id)!.title })),
    sources: item.sources.map((id) => sourceText(sources[id]!)),
  }));
}

export function sourceText(source: Source): SourceText {
  return { text: citationText({ ...source, URL: undefined }), url: source.URL ?? null };
}

/** A date known only by its month or year lasts that long on the axis. */
function extentOf({ start, end, ongoing, datePrecision, covers }: ContextItem) {
  const from = covers?.start ?? start;
  const last = covers?.end ?? end;
  const precision = covers ? 'day' : datePrecision;
  return {
    start: monthTime(from),
    end: endOf(last ?? from, precision),
    shape: ongoing ? ('open' as const) : last && last !== from ? ('span' as const) : 'moment',
  } satisfies Pick<ItemText, 'start' | 'end' | 'shape'>;
}

function endOf(date: string, precision: ContextItem['datePrecision']): number {
  const month = monthNumber(date.slice(0, 7));
  if (precision === 'year') return 12 * Number(date.slice(0, 4)) + 12;
  if (precision === 'month') return month + 1;
  return monthTime(date) + 1 / 31;
}

function dateText({ start, end, ongoing, datePrecision }: ContextItem): string {
  if (ongoing) return m.timeline_since({ start: formatDate(start, datePrecision) });
  return formatDates(start, end ?? start, datePrecision);
}

function factsOf({ mode, place, round, deal, training, confidence, covers }: ContextItem) {
  return [
    mode && MODE[mode](),
    place?.name,
    round !== undefined && m.context_round({ n: formatCount(round) }),
    deal && `${DIRECTION[deal.direction]()}, ${DEAL_DATE[deal.dateMeans]()}`,
    training?.people !== undefined && m.context_people({ n: formatCount(training.people) }),
    covers &&
      m.context_covers({
        from: formatDate(covers.start, 'year'),
        to: formatDate(covers.end, 'year'),
      }),
    confidence !== 'high' && CONFIDENCE[confidence](),
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
export function itemLine({ title, label, date, inferred }: ItemText): string {
  const name = label !== null && getLocale() !== 'en' ? label : title;
  const line = `${date}: ${name}`;
  return inferred.length > 0 ? `${line} (${formatList(inferred)})` : line;
}
