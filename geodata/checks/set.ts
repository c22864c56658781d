import { BASE } from '../../src/lib/core/record/languages';
import { problem } from '../files/read';
import { inEach, inFile, type Check } from './check';

/** What is told was known on the day of the newest entry of the changelog. */
export const noFuture: Check = ({ set: { lastLooked, periods }, coverage, newestDay }) => {
  const days = {
    'coverage.json': { to: coverage.to, lastDay: coverage.lastDay },
    'set.json': {
      'lastLooked.date': lastLooked?.date,
      'periods.since.from': periods?.since.from,
      'periods.later.from': periods?.later?.from,
    },
  };
  return Object.entries(days).flatMap(([file, fields]) =>
    Object.entries(fields)
      .filter(([, day]) => String(day ?? '') > newestDay)
      .map(([field, day]) =>
        problem(file, field, day, `${newestDay} or earlier, the newest day of CHANGELOG.md`),
      ),
  );
};

/** A record, or a region, has every word of a proposed search; other letters are spelt anew. */
export const searchesFind: Check = ({ set: { searches }, events, regions }) => {
  const names = JSON.stringify(regions.features.map(({ properties }) => properties.name));
  const texts = events.map(({ event }) =>
    (JSON.stringify({ ...event, sources: [] }) + names).toLowerCase(),
  );
  return inEach('set.json', 'searches', searches, ({ text, language }, say) => {
    const words = text.toLowerCase().split(/\s+/);
    if (language === BASE && !texts.some((own) => words.every((word) => own.includes(word))))
      say('text', text, 'words of one record');
  });
};

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
