import { pairs } from 'd3-array';
import { inFile, type Check } from './check';

/** Periods do not overlap, and each begins before it ends; `later` is a part of `since`. */
export const periodsApart: Check = ({ set: { periods } }) =>
  inFile('set.json', (say) => {
    if (!periods) return;
    const { before, since, later, reached = [] } = periods;
    const spans = { before, since, ...(later && { later }) };
    for (const [name, { from, to = Infinity }] of Object.entries(spans))
      if (to < from) say(`periods.${name}.to`, to, `${from} (from) or later`);
    if (since.from <= before.to)
      say('periods.since.from', since.from, `a year after ${before.to} (before.to)`);
    if (later && later.from < since.from)
      say('periods.later.from', later.from, `${since.from} (since.from) or later`);
    reached.forEach(({ from, to = Infinity }, i) => {
      if (to < from) say(`periods.reached[${i}].to`, to, `${from} (from) or later`);
    });
    pairs(reached).forEach(([{ to = Infinity }, { from }], i) => {
      const earlier = Number.isFinite(to) ? `a year after ${to}` : 'no period';
      if (from <= to)
        say(`periods.reached[${i + 1}].from`, from, `${earlier}, as reached[${i}] ends then`);
    });
  });
