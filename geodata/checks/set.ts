import { BASE } from '#core/record/languages';
import { valueAt } from '../files/read';
import { onFile, type Check } from './check';

/** Not later than the newest entry of the changelog. */
const KNOWN = {
  'coverage.json': ['to', 'lastDay'],
  'set.json': ['lastLooked.date', 'periods.since.from', 'periods.later.from'],
};

export const noFuture: Check = ({ set, coverage, newestDay }, demandsOn) => {
  const contents = { 'coverage.json': coverage, 'set.json': set };
  for (const [file, content] of Object.entries(contents))
    for (const field of KNOWN[file as keyof typeof KNOWN]) {
      const isPast = String(valueAt(content, field) ?? '') <= newestDay;
      const expected = `${newestDay} or earlier, the newest day of CHANGELOG.md`;
      demandsOn(file, content).must(isPast, field, expected);
    }
};

export const setSound = onFile('set', ({ set, coverage: { lastDay }, events, regions }, must) => {
  const { searches, lastLooked, periods } = set;
  const isAfter = !lastLooked || lastLooked.date >= lastDay;
  must(isAfter, 'lastLooked.date', `${lastDay} (lastDay of coverage.json) or later`);
  // One record, or a region, has every word of a search; other letters are spelt anew.
  const names = JSON.stringify(regions.features.map(({ properties }) => properties.name));
  const texts = events.map(({ event }) =>
    (JSON.stringify({ ...event, sources: [] }) + names).toLowerCase(),
  );
  searches.forEach(({ text, language }, i) => {
    const words = text.toLowerCase().split(/\s+/);
    const isFound = texts.some((own) => words.every((word) => own.includes(word)));
    must(language !== BASE || isFound, `searches[${i}].text`, 'words of one record');
  });
  if (!periods) return;
  const { before, since, later = since } = periods;
  must(since.from > before.to, 'periods.since.from', `a year after ${before.to} (before.to)`);
  must(later.from >= since.from, 'periods.later.from', `${since.from} (since.from) or later`);
});
