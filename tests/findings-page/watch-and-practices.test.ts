/** Watch indicators and practices of /findings. */
import { describe, expect, it } from 'vitest';
import { practiceMatrix } from '../../src/lib/core/claims/practices';
import { watchFindings } from '../../src/lib/core/claims/watch';
import { practicesText } from '../../src/lib/pages/findings/practices';
import { watchCards, watchLead } from '../../src/lib/pages/findings/watch-cards';
import { CLAIM_LIST, findingOf } from '../../src/lib/core/claims/findings';
import { regionTable } from '../../src/lib/core/questions/answer-regions';
import { m } from '../../src/lib/paraglide/messages';
import { atlas, claims, dataset, evidence, names, numerals, zones } from './page.fixture';

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

  it('tell why the Baltic is entered since the study here and dormant in the table of regions', () => {
    const watched = watchFindings(claims.indicators, zones, atlas.records);
    const card = watchCards(claims.indicators, watched, names).find(({ id }) => id === 'W08')!;
    const { status } = regionTable(dataset).rows.find(({ region }) => region === 'baltic')!;
    expect([card.state, status]).toEqual(['entered since the study', 'dormant']);
    // None of them counts by the rule that the table counts by, and the page says by which it does.
    expect(card.says).toMatch(/, 0 of them by the core rule\./);
    expect(watchLead()).toContain('also those outside the core rule');
    expect(m.cmp_table_note({ to: '2026', min: 2, max: 6 })).toContain('looking back three years');
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
