import { BASE } from '../../src/lib/core/record/languages';
import { valuesIn } from '../files/read';
import { eachEvent, inEach, inFile, type Check } from './check';

/** What is told was known on the day of the newest entry of the changelog. */
export const noFuture: Check = ({ set: { lastLooked, periods }, coverage, newestDay }) => {
  const expected = `${newestDay} or earlier, the newest day of CHANGELOG.md`;
  const check = (file: string, days: Record<string, string | number | undefined>) =>
    inFile(file, (say) => {
      for (const [field, day] of Object.entries(days))
        if (day !== undefined && String(day) > newestDay) say(field, day, expected);
    });
  return [
    ...check('coverage.json', { to: coverage.to, lastDay: coverage.lastDay }),
    ...check('set.json', {
      'lastLooked.date': lastLooked?.date,
      'periods.before.to': periods?.before.to,
      'periods.since.from': periods?.since.from,
      'periods.later.from': periods?.later?.from,
    }),
  ];
};

/** The words of a proposed search stand in the records and their vocabulary; those in other letters may be spelt anew. */
export const searchesFind: Check = ({ set: { searches }, ...dataset }) => {
  const texts = [dataset.events, dataset.regions, dataset.vocabulary, dataset.places];
  const said = valuesIn(texts).flatMap(({ field, value }) =>
    typeof value === 'string' ? [field, value] : [field],
  );
  const all = said.join('\n').toLowerCase();
  return inEach('set.json', 'searches', searches, ({ text, language }, say) => {
    const words = language === BASE ? text.toLowerCase().split(/\s+/) : [];
    const missing = words.filter((word) => !all.includes(word));
    if (missing.length > 0) say('text', text, `words of the records, not "${missing.join(' ')}"`);
  });
};

/** The last search reaches the last day of the coverage. */
export const lookedAfterCoverage: Check = ({ set: { lastLooked }, coverage: { lastDay } }) =>
  inFile('set.json', (say) => {
    if (lastLooked && lastLooked.date < lastDay)
      say('lastLooked.date', lastLooked.date, `${lastDay} (lastDay of coverage.json) or later`);
  });

/** Periods do not overlap, and each begins before it ends; `later` is a part of `since`. */
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
