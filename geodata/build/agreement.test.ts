/** How far a second coder agrees: a filled sheet planted in a copy of the set, against closed forms. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { agreement, FILLED_SHEET, type Agreement } from './agreement';
import { blindSheet } from '../second-coder/blind-sheet';
import { buildLayers } from './build';
import type { CoverageData } from './coverage';
import { readFiles } from './disk';
import { atlases, layersOf } from '../checks/plant.fixture';
import { parseDataset, type Dataset } from '../files/read';

const files = readFiles('geodata/russia-china');
const dataset = parseDataset(files, [])!;
type Row = Record<string, string>;
const rowsOf = (text: string) =>
  Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true }).data;
const sheetOf = (rows: readonly Row[]) => Papa.unparse([...rows]);

describe('the sheet', () => {
  const text = blindSheet(dataset, 1);
  const rows = rowsOf(text.trimEnd());

  it('has thirty different records by chance, which another seed draws otherwise', () => {
    const ids = new Set(rows.map(({ record_id: id }) => id));
    expect(ids.size).toBe(30);
    expect(blindSheet(dataset, 1)).toBe(text);
    const others = rowsOf(blindSheet(dataset, 2)).filter(({ record_id: id }) => ids.has(id));
    expect(others.length).toBeLessThan(30);
  });

  it('tells nothing that is to be coded', () => {
    for (const row of rows) {
      const { record_id, name, year, sources, ...asked } = row;
      expect([record_id, name, year, sources].every(Boolean), record_id).toBe(true);
      expect(
        Object.values(asked).every((cell) => cell === ''),
        record_id,
      ).toBe(true);
    }
    expect(agreement(dataset, text, [])).toEqual([]);
  });
});

/** Of 20 exercises the second coder calls 2 a patrol, of 10 patrols 3 an exercise; each place lies where ours does. */
function planted({ events }: Dataset): string {
  const ofKind = (kind: string) => events.filter(({ event }) => event.kind === kind);
  const row = ({ event }: Dataset['events'][number], kind: string, isFar: boolean): Row => {
    const [lng, lat] = (event.sites.find(({ role }) => role === 'main') ?? event.sites[0]!)
      .position;
    // At the antipode nobody was.
    const [x, y] = isFar ? [lng > 0 ? lng - 180 : lng + 180, -lat] : [lng, lat];
    return { record_id: event.id, kind, lat: String(y), lng: String(x), start: event.start };
  };
  return sheetOf([
    ...ofKind('exercise')
      .slice(0, 20)
      .map((event, i) => row(event, i < 2 ? 'patrol' : 'exercise', i < 5)),
    ...ofKind('patrol')
      .slice(0, 10)
      .map((event, i) => row(event, i < 3 ? 'exercise' : 'patrol', false)),
  ]);
}

describe('a filled sheet', () => {
  const sheet = planted(dataset);
  const told = agreement(dataset, sheet, []);
  const entryOf = (field: string, among: readonly Agreement[] = told) =>
    among.find((entry) => entry.field === field)!;

  it('has the kappa of two words in closed form', () => {
    const [a, b, c, d] = [18, 2, 3, 7];
    // Of a table of two by two.
    const kappa = (2 * (a * d - b * c)) / ((a + b) * (b + d) + (a + c) * (c + d));
    expect(entryOf('kind').n).toBe(30);
    expect(entryOf('kind').agree).toBeCloseTo(25 / 30, 12);
    expect(entryOf('kind').kappa).toBeCloseTo(kappa, 12);
  });

  it('says of places and days in how many both agree, and no kappa', () => {
    expect(entryOf('place')).toEqual({ field: 'place', n: 30, agree: 25 / 30, kappa: null });
    expect(entryOf('start')).toEqual({ field: 'start', n: 30, agree: 1, kappa: null });
    expect(entryOf('region').agree).toBeCloseTo(25 / 30, 12);
  });

  it('leaves out what nobody filled', () => {
    expect(told.map(({ field }) => field)).toEqual(['kind', 'start', 'place', 'region']);
  });

  it('is in the built data where it is committed, and nowhere else', () => {
    const builtWith = (text: string) =>
      buildLayers(new Map([...files, [FILLED_SHEET, text]]), atlases);
    const agreementIn = ({ outputs }: ReturnType<typeof buildLayers>) =>
      (JSON.parse(outputs.get('coverage.json')!) as CoverageData).agreement;
    expect(agreementIn(builtWith(sheet))).toEqual(told);
    expect(agreementIn(layersOf('russia-china'))).toEqual([]);
    const { problems, outputs } = builtWith(sheet.replace(/\r\n[\w-]+/, '\r\nno-such'));
    expect(problems).toEqual([
      expect.stringMatching(/^second-coder\.csv: record_id is "no-such", expected the id/),
    ]);
    expect(outputs.size).toBe(0);
  });
});
