import { AROUND_ROWS, type AroundRow, type ContextItem } from '#core/context/context';
import { itemMonths } from '#core/context/context-dates';
import type { ContextLane } from '#core/context/context-kinds';
import { words } from '#core/record/model';
import { pick } from '#core/record/pick';
import { context } from '$lib/site/dataset/dataset.server';
import { publisherLabel } from '$lib/site/text/source-label';

const ROWS = Object.entries(AROUND_ROWS) as [AroundRow, readonly ContextLane[]][];

export type AroundItem = ReturnType<typeof aroundItem>;

function aroundItem(item: ContextItem) {
  return {
    ...pick(item, words('id title start end ongoing datePrecision inference')),
    row: ROWS.find(([, lanes]) => lanes.includes(item.lane))![0],
    place: item.place?.name,
    /** In months since the year 0. */
    drawn: itemMonths(item),
    sources: item.sources.map((sourceId) => {
      const source = context.sources[sourceId]!;
      return { id: sourceId, by: publisherLabel(source), url: source.URL };
    }),
  };
}

/** By date, if a source reports them: mere inferences are only in the data. */
export const aroundItems = context.items
  .filter(({ sources }) => sources.length > 0)
  .map(aroundItem)
  .sort((a, b) => a.start.localeCompare(b.start));
