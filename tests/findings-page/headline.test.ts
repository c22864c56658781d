/** The headline of /findings, against the stall analysis and other ways to get its numbers. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/lib/core/questions/answer';
import { KINDS, reachKind } from '../../src/lib/core/record/model';
import { stallFinding } from '../../src/lib/pages/findings/headline';
import { headlineText } from '../../src/lib/pages/findings/headline-text';
import { formatKm2, formatP, formatYears } from '../../src/lib/site/format';
import { atlas, dataset, names, numerals } from './page.fixture';

const stall = stallFinding(dataset);

describe('the headline finding', () => {
  const text = headlineText(stall, names, atlas.dataVersion, atlas.coverage.to);

  it('says that the last period and the last year drawn are known to June', () => {
    expect(text.periods).toEqual(['2014–2019', '2020–2022', '2023–2026 (to June)']);
    for (const { curve } of text.told) expect(curve.unit).toMatch(/ · 2026 \(to June\)$/);
  });

  it('tells beside the scan of the tested periods what the scan of all years finds', () => {
    const span = { from: 2003, to: 2026 - 2 };
    const { analysis } = answer(dataset, { kind: 'stall', choices: {}, stall: { scan: span } });
    expect(stall.openYears).toEqual(span);
    for (const group of ['exercise', 'patrol'] as const) {
      const { lastYear, p } = analysis.groups[group].scan!;
      const scans = text.told.flatMap((of) => of.scans);
      const told = scans.filter(
        (line) =>
          line.includes('2003–2024') &&
          line.includes(String(lastYear)) &&
          line.includes(formatP(p)),
      );
      expect(told).toHaveLength(1);
    }
  });

  it('has the verdicts of the stall analysis that page, worker and command line share', () => {
    const { analysis } = answer(dataset, { kind: 'stall', choices: {} });
    for (const { group, from, headline, ground } of stall.cells) {
      const period = analysis.groups[group].periods.find((one) => one.from === from)!;
      expect(headline).toEqual(period.headline);
      expect(ground).toEqual(period.measures[0]);
    }
  });

  it('has new ground of each region equal to the measure with that region as filter', () => {
    for (const kind of ['exercise', 'patrol'] as const) {
      const where = { kinds: KINDS.filter((one) => reachKind(one) === kind) };
      for (const { region, periods } of stall.regions[kind].slice(0, 8)) {
        const spans = periods.map(({ from, to }) => ({ from, to }));
        const measured = answer(dataset, { kind: 'measures', choices: { region, where }, spans });
        periods.forEach(({ ground }, i) => {
          if (ground.verdict === 'cannot-be-tested') return;
          const km2 = measured.spans[i]!.newGroundKm2.all ?? 0;
          expect(Math.abs(ground.observed - km2), `${region} ${kind}`).toBeLessThanOrEqual(1);
        });
      }
    }
  });

  it('has its regions add up: statuses told for each period end are those of the rows', () => {
    for (const { kind, rows, sentences } of text.regions) {
      expect(rows).toHaveLength(stall.regions[kind].length);
      stall.regions[kind][0]!.periods.forEach(({ to }, period) => {
        const known = stall.regions[kind].filter(({ statuses }) => statuses[period]!.status);
        const year = formatYears(to, to, atlas.coverage.to);
        const told = sentences.find((sentence) => sentence.includes(`${year}:`))!;
        const counts = numerals(told.split(':')[1]!).map(Number);
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(known.length);
      });
    }
  });

  it('writes the ground of each cell of the table', () => {
    for (const [k, group] of (['exercise', 'patrol', 'all'] as const).entries()) {
      const cells = stall.cells.filter((cell) => cell.group === group);
      cells.forEach(({ ground }, i) => {
        if (ground.verdict === 'cannot-be-tested') return;
        expect(text.kinds[k]![i + 1]).toMatchObject({
          below: expect.stringContaining(formatKm2(ground.observed)) as string,
        });
      });
    }
  });
});
