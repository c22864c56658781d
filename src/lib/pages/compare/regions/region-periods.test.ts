import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer } from '$lib/core/questions/answer';
import type { AtlasData } from '$lib/core/record/record';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { shownComparison } from '../periods/period-map';
import { regionPeriodTable, regionPeriods } from './region-periods';

const events = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const [a, b] = [
  { from: 2003, to: 2019 },
  { from: 2020, to: 2026 },
];
const regions = ['baltic', 'mediterranean', 'sea-of-japan'];
const compared = answer(reachDataset, { kind: 'compare', choices: {}, a, b });
const rows = regionPeriods(shownComparison(compared), regions);

describe('three regions before and after 2020', () => {
  it('have the records, new ground and distances of the measures with that region as filter', () => {
    for (const { region, span, recordIds, newGroundKm2, farthestKm } of rows) {
      const { spans } = answer(reachDataset, {
        kind: 'measures',
        choices: { region },
        spans: [span],
      });
      expect(recordIds).toHaveLength(spans[0]!.records);
      expect(newGroundKm2).toBe(spans[0]!.newGroundKm2.all ?? 0);
      expect(farthestKm.CN).toBe(spans[0]!.farthestKm.CN?.km ?? null);
    }
  });

  it('have the state of their direction at the end of each, as the command line gives it', () => {
    for (const { region, span, direction } of rows) {
      if (region === 'sea-of-japan') expect(direction).toBeNull();
      else {
        const { directions } = answer(reachDataset, {
          kind: 'directions',
          choices: {},
          year: span.to,
        });
        expect(direction!.state).toBe(directions.find(({ id }) => id === direction!.id)!.state);
      }
    }
  });

  it('are taken away as a table with every record and the address of each of its sources', () => {
    const table = regionPeriodTable(rows, events);
    const at = (name: string) => table.columns.indexOf(name);
    expect(table.rows).toHaveLength(6);
    for (const [i, row] of table.rows.entries()) {
      const ids = String(row[at('record_ids')]).split(' ').filter(Boolean);
      expect(ids).toEqual(rows[i]!.recordIds);
      expect(row[at('records')]).toBe(ids.length);
      const addresses = String(row[at('source_addresses')]).split(' ');
      for (const id of ids) {
        const { sources } = events.records.find((record) => record.id === id)!;
        for (const source of sources) {
          const address = events.sources[source.id]!.URL;
          if (address) expect(addresses).toContain(address);
        }
      }
    }
  });
});
