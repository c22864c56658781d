import type { ContextData, ContextItem } from '$lib/core/context/context';
import { citationText } from '$lib/core/record/citation';
import type { Column, ColumnType } from '../export/columns';
import { csvText } from '../export/formats';

interface ContextColumn extends Column {
  of: (item: ContextItem, sources: ContextData['sources']) => string | undefined;
}
const column = (name: string, type: ColumnType, about: string, of: ContextColumn['of']) => ({
  ...{ name, type, about, of },
});

/** What happened around the records, one row an item; the codebook says what the words mean. */
export const CONTEXT_COLUMNS: readonly ContextColumn[] = [
  column('item_id', 'text', 'The item.', ({ id }) => id),
  column('lane', 'text', 'What it belongs to: summits, arms, constraints …', ({ lane }) => lane),
  column('kind', 'text', 'What it is.', ({ kind }) => kind),
  column('title_en', 'text', 'Title in English.', ({ title }) => title.en),
  column('title_ru', 'text', 'Title in Russian.', ({ title }) => title.ru),
  column('title_zh', 'text', 'Title in Chinese.', ({ title }) => title.zh),
  column('start', 'date', 'First day, as exact as date_precision.', ({ start }) => start),
  column('end', 'date', 'Last day; empty for one day and for what goes on.', ({ end }) => end),
  column('ongoing', 'text', 'yes: it goes on.', ({ ongoing }) => (ongoing ? 'yes' : '')),
  column('date_precision', 'text', 'How exact the days are.', (item) => item.datePrecision),
  column('place', 'text', 'Where, in English.', ({ place }) => place?.name.en),
  column('country', 'text', 'ISO 3166-1 alpha-2 code.', ({ place }) => place?.country),
  column('summary', 'text', 'What is known, in English.', ({ summary }) => summary),
  column('inferred', 'list', 'What rests on inference.', ({ inferred }) => inferred.join('; ')),
  column('confidence', 'text', 'That it happened so.', ({ confidence }) => confidence),
  column('records', 'list', 'Records that it concerns.', ({ records }) => records?.join('; ')),
  column('sources', 'list', 'Every source, written out.', (item, sources) =>
    item.sources.map((id) => citationText(sources[id]!)).join('; '),
  ),
];

export const contextCsv = ({ items, sources }: ContextData): string =>
  csvText([
    CONTEXT_COLUMNS.map(({ name }) => name),
    ...items.map((item) => CONTEXT_COLUMNS.map(({ of }) => of(item, sources))),
  ]);
