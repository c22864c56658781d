/** Watch indicators and practices of /findings. */
import { describe, expect, it } from 'vitest';
import { practiceMatrix } from '../../src/lib/core/claims/practices';
import { watchFindings } from '../../src/lib/core/claims/watch';
import { practicesText } from '../../src/lib/pages/findings/practices';
import { watchCards } from '../../src/lib/pages/findings/watch-cards';
import { CLAIM_LIST, findingOf } from '../../src/lib/core/claims/findings';
import { atlas, claims, evidence, names, numerals, zones } from './page.fixture';

describe('watch indicators and practices', () => {
  it('tell how many records were inside since the study, and list each near a zone', () => {
    const watched = watchFindings(claims.indicators, zones, atlas.records);
    const watch = watchCards(claims.indicators, watched, names);
    watched.forEach(({ state, entriesSince, visits, records, since }, i) => {
      expect(watch[i]!.visits).toHaveLength(visits.length);
      if (state !== 'entered-since') return;
      const inside = new Set(entriesSince.map(({ recordId }) => recordId)).size;
      const core = entriesSince
        .map(({ recordId }) => recordId)
        .filter((id, n, ids) => ids.indexOf(id) === n)
        .filter((id) => atlas.records.find((record) => record.id === id)!.scope === 'core').length;
      expect(numerals(watch[i]!.says).slice(0, 4)).toEqual(
        [since, inside, records, core].map(String),
      );
    });
  });

  it('count a practice in each year as a plain search does', () => {
    const core = atlas.records.filter(({ scope }) => scope === 'core');
    const matrix = practiceMatrix(core, { from: 2003, to: 2026 });
    const test = CLAIM_LIST.find(({ claim }) => claim === 'C26')!;
    const advanced = findingOf(test, evidence);
    const { unit, rows, columns, firsts } = practicesText(
      matrix,
      advanced,
      names,
      atlas.coverage.to,
    );
    expect(unit).toMatch(/ · 2026 \(to June\)$/);
    for (const { id, cells } of rows) {
      const having = core.filter(({ practices }) => (practices as string[]).includes(id));
      cells.forEach((cell, i) => {
        const inYear = having.filter(
          ({ start, end }) => start.slice(0, 4) <= columns[i]! && end.slice(0, 4) >= columns[i]!,
        );
        expect(cell).toBe(inYear.length);
      });
    }
    expect(firsts.filter(([, year]) => year === '–')).toHaveLength(
      matrix.rows.filter(({ firstYear }) => firstYear === null).length,
    );
  });
});
