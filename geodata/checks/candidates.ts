import { inFile, type Check } from './check';

const DAY_MS = 86_400_000;
const A_YEAR_MS = 365 * DAY_MS;

/** After a year of looking it becomes a record or goes. */
export const candidatesStillOpen: Check = ({ candidates, set, coverage }) => {
  const looked = set.lastLooked?.date ?? coverage.lastDay;
  const oldest = new Date(Date.parse(looked) - A_YEAR_MS).toJSON().slice(0, 10);
  return candidates.flatMap(({ file, event }) =>
    inFile(file, (say) => {
      if (event.end < oldest)
        say('end', event.end, `${oldest} or later: move it to events/, or take it out`);
    }),
  );
};

export const candidatesNoRecords: Check = ({ candidates, events }) =>
  candidates.flatMap(({ file, event: { id } }) =>
    inFile(file, (say) => {
      if (events.filter(({ event }) => event.id === id).length > 1)
        say('id', id, 'an id that no record has');
    }),
  );
