import { laneOf } from '../../../src/lib/core/context/context';
import { inFile, type Say } from '../../checks/check';
import type { ContextCheck } from '../checks';
import type { ContextFile } from '../schema';

const FILE = 'context.json';
type Item = ContextFile['items'][number];

/** A rule about each item; `say` takes the path of a field of the item. */
const eachItem =
  (rule: (item: Item, say: Say) => void): ContextCheck =>
  ({ context }) =>
    inFile(FILE, (say) =>
      context.items.forEach((item, i) =>
        rule(item, (field, value, expected) => say(`items[${i}].${field}`, value, expected)),
      ),
    );

export const itemsInOrder: ContextCheck = ({ context: { items } }) =>
  inFile(FILE, (say) =>
    items.forEach(({ start, id }, i) => {
      const before = items[i - 1];
      if (before && `${before.start} ${before.id}` > `${start} ${id}`) {
        say(`items[${i}].start`, start, `an order by start and id (after ${before.id})`);
      }
    }),
  );

export const startBeforeEnd = eachItem(({ start, end, ongoing, covers }, say) => {
  if (end !== undefined && end < start) say('end', end, `a date not before its start ${start}`);
  if (end !== undefined && ongoing) say('ongoing', ongoing, 'no such field, as there is an end');
  if (covers && covers.end < covers.start) {
    say('covers.end', covers.end, `a date not before ${covers.start}`);
  }
});

/** A month stands as its first day and a year as 1 January, so that sorting is honest. */
export const coarseDatesOnFirstDay = eachItem(({ start, datePrecision }, say) => {
  const suffix = { day: '', month: '-01', year: '-01-01' }[datePrecision];
  if (!start.endsWith(suffix)) say('start', start, `the first day of its ${datePrecision}`);
});

/** No source = general knowledge = low confidence and the event itself inferred, and so back. */
export const unsourcedIsInferred = eachItem(({ sources, confidence, inferred }, say) => {
  const unsourced = sources.length === 0;
  if (unsourced !== (confidence === 'low')) {
    const expected = unsourced ? '"low", as there is no' : '"medium" or "high", as there is a';
    say('confidence', confidence, `${expected} source`);
  }
  if (unsourced && !inferred.includes('event')) {
    say('inferred', inferred, '"event" in it, as there is no source');
  }
});

export const armsHaveDeals = eachItem(({ kind, deal, training, expectedEffect }, say) => {
  const lane = laneOf(kind);
  const wanted = (field: string, value: unknown, expected: boolean) => {
    if (expected !== (value !== undefined)) {
      say(field, value, `${expected ? 'one' : 'none'} for the kind ${kind}`);
    }
  };
  wanted('deal', deal, lane === 'arms');
  if (lane === 'personnel') wanted('training', training, true);
  wanted('expectedEffect', expectedEffect, lane === 'constraint');
});

/** Rounds of one kind of consultation are counted upwards in time, each once. */
export const roundsOnce: ContextCheck = ({ context: { items } }) => {
  const last = new Map<string, number>();
  return inFile(FILE, (say) =>
    items.forEach(({ kind, round }, i) => {
      if (round === undefined) return;
      const before = last.get(kind) ?? 0;
      if (round <= before)
        say(`items[${i}].round`, round, `more than ${before}, the round before it`);
      last.set(kind, round);
    }),
  );
};

export const linksKnown: ContextCheck = ({ context: { items } }, { events }) =>
  inFile(FILE, (say) =>
    items.forEach(({ id, related = [], records = [] }, i) => {
      for (const other of related) {
        if (other !== id && items.some((item) => item.id === other)) continue;
        say(`items[${i}].related`, other, 'the id of another item');
      }
      for (const record of records) {
        if (events.some(({ event }) => event.id === record)) continue;
        say(`items[${i}].records`, record, 'the id of a record');
      }
    }),
  );

export const totalsOfEveryYear: ContextCheck = ({ context: { armsTransfers, meetingCounts } }) =>
  inFile(FILE, (say) => {
    armsTransfers.yearly.forEach(({ year }, i, all) => {
      const before = all[i - 1]?.year ?? year - 1;
      if (year !== before + 1) {
        say(`armsTransfers.yearly[${i}].year`, year, `${before + 1}, the next year`);
      }
    });
    armsTransfers.published.forEach(({ from, to }, i) => {
      if (from > to) say(`armsTransfers.published[${i}].to`, to, `a year not before ${from}`);
    });
    meetingCounts.counts.forEach(({ asOf }, i, all) => {
      const before = all[i - 1]?.asOf ?? '';
      if (before > asOf)
        say(`meetingCounts.counts[${i}].asOf`, asOf, `a date not before ${before}`);
    });
  });
