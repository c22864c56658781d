import { laneOf } from '../../../src/lib/core/context/context';
import { problem, type Problem } from '../../problem';
import type { ContextCheck } from '../checks';
import type { ContextFile } from '../schema';

const FILE = 'context.json';
type Item = ContextFile['items'][number];

/** The problems of every item; `at` makes the path of a field of the item. */
const eachItem =
  (rule: (item: Item, at: (field: string) => string) => Problem[]): ContextCheck =>
  ({ context }) =>
    context.items.flatMap((item, i) => rule(item, (field) => `items[${i}].${field}`));

export const itemsInOrder: ContextCheck = ({ context: { items } }) =>
  items.flatMap(({ start, id }, i) => {
    const before = items[i - 1];
    return before && `${before.start} ${before.id}` > `${start} ${id}`
      ? [problem(FILE, `items[${i}].start`, start, `an order by start and id (after ${before.id})`)]
      : [];
  });

export const startBeforeEnd = eachItem(({ start, end, ongoing, covers }, at) => [
  ...(end !== undefined && end < start
    ? [problem(FILE, at('end'), end, `a date not before its start ${start}`)]
    : []),
  ...(end !== undefined && ongoing
    ? [problem(FILE, at('ongoing'), ongoing, 'no such field, as there is an end')]
    : []),
  ...(covers && covers.end < covers.start
    ? [problem(FILE, at('covers.end'), covers.end, `a date not before ${covers.start}`)]
    : []),
]);

/** A month stands as its first day and a year as 1 January, so that sorting is honest. */
export const coarseDatesOnFirstDay = eachItem(({ start, datePrecision }, at) => {
  const suffix = { day: '', month: '-01', year: '-01-01' }[datePrecision];
  return start.endsWith(suffix)
    ? []
    : [problem(FILE, at('start'), start, `the first day of its ${datePrecision}`)];
});

/** No source = general knowledge = low confidence and the event itself inferred, and so back. */
export const unsourcedIsInferred = eachItem(({ sources, confidence, inferred }, at) => {
  const unsourced = sources.length === 0;
  return [
    ...(unsourced === (confidence === 'low')
      ? []
      : [
          problem(
            FILE,
            at('confidence'),
            confidence,
            unsourced ? '"low", as there is no source' : '"medium" or "high", as there is a source',
          ),
        ]),
    ...(unsourced && !inferred.includes('event')
      ? [problem(FILE, at('inferred'), inferred, '"event" in it, as there is no source')]
      : []),
  ];
});

export const armsHaveDeals = eachItem(({ kind, deal, training, expectedEffect }, at) => {
  const lane = laneOf(kind);
  return [
    ...((lane === 'arms') === (deal !== undefined)
      ? []
      : [problem(FILE, at('deal'), deal, `${deal ? 'none' : 'one'} for the kind ${kind}`)]),
    ...(lane === 'personnel' && !training
      ? [problem(FILE, at('training'), training, `one for the kind ${kind}`)]
      : []),
    ...((lane === 'constraint') === (expectedEffect !== undefined)
      ? []
      : [
          problem(
            FILE,
            at('expectedEffect'),
            expectedEffect,
            `${expectedEffect ? 'none' : 'one'} for the kind ${kind}`,
          ),
        ]),
  ];
});

/** Rounds of one kind of consultation are counted upwards in time, each once. */
export const roundsOnce: ContextCheck = ({ context: { items } }) => {
  const last = new Map<string, number>();
  return items.flatMap(({ kind, round }, i) => {
    if (round === undefined) return [];
    const before = last.get(kind) ?? 0;
    last.set(kind, round);
    return round > before
      ? []
      : [problem(FILE, `items[${i}].round`, round, `more than ${before}, the round before it`)];
  });
};

export const linksKnown: ContextCheck = ({ context: { items } }, { events }) => {
  const itemIds = new Set(items.map(({ id }) => id));
  const recordIds = new Set(events.map(({ event }) => event.id));
  return items.flatMap(({ id, related = [], records = [] }, i) => [
    ...related
      .filter((other) => other === id || !itemIds.has(other))
      .map((other) => problem(FILE, `items[${i}].related`, other, 'the id of another item')),
    ...records
      .filter((record) => !recordIds.has(record))
      .map((record) => problem(FILE, `items[${i}].records`, record, 'the id of a record')),
  ]);
};

export const totalsOfEveryYear: ContextCheck = ({ context: { armsTransfers, meetingCounts } }) => [
  ...armsTransfers.yearly.flatMap(({ year }, i) => {
    const before = armsTransfers.yearly[i - 1]?.year;
    return before === undefined || year === before + 1
      ? []
      : [problem(FILE, `armsTransfers.yearly[${i}].year`, year, `${before + 1}, the next year`)];
  }),
  ...armsTransfers.published.flatMap(({ from, to }, i) =>
    from <= to
      ? []
      : [problem(FILE, `armsTransfers.published[${i}].to`, to, `a year not before ${from}`)],
  ),
  ...meetingCounts.counts.flatMap(({ asOf }, i) => {
    const before = meetingCounts.counts[i - 1]?.asOf ?? '';
    return before <= asOf
      ? []
      : [problem(FILE, `meetingCounts.counts[${i}].asOf`, asOf, `a date not before ${before}`)];
  }),
];
