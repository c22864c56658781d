import { inFile, type Check } from './check';

export const lookedAfterCoverage: Check = ({ set: { lastLooked }, coverage: { lastDay } }) =>
  inFile('set.json', (say) => {
    if (lastLooked && lastLooked.date < lastDay)
      say('lastLooked.date', lastLooked.date, `${lastDay} (lastDay of coverage.json) or later`);
  });

export const periodsApart: Check = ({ set: { periods } }) =>
  inFile('set.json', (say) => {
    if (!periods) return;
    const { before, since, later } = periods;
    const spans = { before, since, ...(later && { later }) };
    for (const [name, { from, to = Infinity }] of Object.entries(spans))
      if (to < from) say(`periods.${name}.to`, to, `${from} (from) or later`);
    if (since.from <= before.to)
      say('periods.since.from', since.from, `a year after ${before.to} (before.to)`);
    if (later && later.from < since.from)
      say('periods.later.from', later.from, `${since.from} (since.from) or later`);
  });
