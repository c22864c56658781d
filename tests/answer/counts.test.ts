/** New places, returns and counts against the plain reading: of the core, the built files and the exports. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Visit } from '#core/reach/new-places';
import type { AtlasRecord } from '#core/record/schema';
import { visitsFor } from '#core/reach/dataset';
import { verdictsFor, type Verdict } from '#core/stall/verdict';
import type { RecordNumbers, RuleResults } from '#core/stall/prebuilt';
import { selectData } from '../../src/lib/records/export/selection';
import { recordTable, siteTable } from '../../src/lib/records/export/tables';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';
import { readJson } from '../json';
import { TRACK_KM } from './places';
import { FILTERS, KINDS, LAST, RULES, YEARS, count, data, read, yearOf } from './reading';
import type { Read } from './reading';

const SPANS = {
  earlier: [0, 2013],
  before: [2014, 2019],
  since: [2020, LAST],
  later: [2023, LAST],
};
const core = read(RULES[0]![2]);

/** Bounds and tracks are sampled here; inside bounds the grid may miss the farthest point. */
const SLACK_KM = { exercise: 3, 'ship-patrol': TRACK_KM, 'air-patrol': TRACK_KM, inside: 50 };
const isApart = (a: number | null, b: number | null, slack: number) =>
  a === null || b === null ? a !== b : Math.abs(a - b) > slack;

function wrongVisits(told: readonly Visit[], visits: readonly Read[]): string[] {
  const ownOf = ({ id, kind }: Pick<Visit, 'id' | 'kind'>) =>
    visits.find((visit) => visit.id === id && visit.kind === kind);
  const wrong = told.flatMap((visit) => {
    const { id, kind, status, km, leastKm, mostKm, nearest } = visit;
    const own = ownOf(visit);
    if (!own) return [`${id}: not measured`];
    return [
      status !== own.status && `${status} for ${own.status}`,
      isApart(km, own.km, SLACK_KM[kind]) && `${km} km for ${own.km}`,
      isApart(leastKm, own.leastKm, SLACK_KM[kind]) && `at least ${leastKm} km for ${own.leastKm}`,
      isApart(mostKm, own.mostKm, SLACK_KM.inside) && `at most ${mostKm} km for ${own.mostKm}`,
      nearest !== null && !own.near.includes(nearest) && `${nearest} is not the nearest`,
    ].flatMap((fault) => (fault ? [`${id}: ${fault}`] : []));
  });
  const missing = visits.filter(
    ({ id, kind }) => !told.some((visit) => visit.id === id && visit.kind === kind),
  );
  return [...wrong, ...missing.map(({ id }) => `${id}: missing`)];
}

function wrongCounts(
  verdicts: readonly Verdict[],
  visits: readonly Read[],
  year: number,
): string[] {
  return KINDS.flatMap((kind) => {
    const own = visits.filter((visit) => visit.kind === kind && yearOf(visit) <= year);
    const told = verdicts.find((verdict) => verdict.kind === kind);
    if (!told || own.length === 0) return !told && own.length === 0 ? [] : [`${kind}, ${year}`];
    return (Object.keys(SPANS) as (keyof typeof SPANS)[]).flatMap((span) => {
      const [from = 0, to = 0] = SPANS[span];
      const period = told[span];
      const name = `${kind}, ${year}, ${span}`;
      if (!period || year < from) return period && period.n > 0 ? [name] : [];
      const first = Math.min(2014, yearOf(own[0]!));
      const expected = count(own, from || first, Math.min(to, year));
      const { k, n, atMost, medianKm, medianUnderKm, recordsPerYear } = period;
      const isNear = expected.middle.length > 0 && expected.middle.every(({ leastKm }) => !leastKm);
      const mostKm = Math.max(...expected.middle.map((visit) => visit.mostKm!));
      // To one figure, upwards.
      const overMost = (medianUnderKm ?? 0) / mostKm;
      const isSame =
        [k, n, atMost].join() === [expected.k, expected.n, expected.atMost].join() &&
        !isApart(medianKm, expected.medianKm, SLACK_KM[kind]) &&
        (isNear ? overMost > 0.99 && overMost < 2 : medianUnderKm === null) &&
        (first > 2013 || !isApart(recordsPerYear, expected.recordsPerYear, 1e-4));
      return isSame ? [] : [`${name}: ${k} of ${n} for ${expected.k} of ${expected.n}`];
    });
  });
}

it.each([...RULES, ...FILTERS])(
  '%s: visits, and counts at the end of each year',
  (_, choices, options) => {
    const visits = read(options);
    expect(wrongVisits(visitsFor(reachDataset, choices), visits)).toEqual([]);
    expect(visits.length).toBeGreaterThan(10);
    const years = process.env.DEEP ? YEARS : YEARS.filter((year) => year % 4 === 2);
    const wrong = years.flatMap((year) =>
      wrongCounts(verdictsFor(reachDataset, choices, year, { orders: 0 }), visits, year),
    );
    expect(wrong).toEqual([]);
  },
);

it('today’s answer, as committed, has the counts of each period and how many there are', () => {
  const text = readFileSync('geodata/russia-china/answer.txt', 'utf8');
  const expected = KINDS.flatMap((kind) => {
    const visits = core.filter((visit) => visit.kind === kind);
    const spans = Object.entries({ ...SPANS, earlier: [2003, 2013] });
    return spans.flatMap(([, [from = 0, to = 0]]) => {
      const { k, atMost, n } = count(visits, from, to);
      const years = to === LAST ? `since ${from}` : `\\d+ to ${to}`;
      const counted = `${atMost > k ? `${k} to ${atMost}` : k} of ${n}`;
      return n > 0 ? [`${kind.replace('-', ' ')}s ${years}: ${counted} at a new place, .*`] : [];
    });
  });
  const candidates = readdirSync('geodata/russia-china').includes('candidates')
    ? readdirSync('geodata/russia-china/candidates').length
    : 0;
  const sizes = [`records: ${data.records.length}`, `candidates: ${candidates}`];
  const verdict = /^[a-z -]+: \w+, certainty [\w-]+\n/gm;
  const sources = `sources: ${Object.keys(data.sources).length}\n`;
  expect(text.replace(verdict, '')).toMatch(
    RegExp(`^${[...expected, ...sizes, sources].join('\n')}$`),
  );
});

describe('the built files', () => {
  const sure = (rule: string) => readJson<RuleResults>(`static/data/sure-${rule}.json`);
  const { visits, verdicts } = sure('core');

  it.each(RULES)(
    'have the visits of the rule %s, and the counts of each year',
    (rule, _, options) => {
      const built = sure(rule);
      expect(wrongVisits(built.visits, read(options))).toEqual([]);
      // Of other rules than the standard one the years before are computed where they are asked for.
      const years = rule === 'core' ? YEARS : YEARS.slice(-1);
      expect(Object.keys(built.verdicts).map(Number)).toEqual(years);
      const wrong = years.flatMap((year) =>
        wrongCounts(built.verdicts[year]!, read(options), year),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('have them on the first screen, and of each record: by the standard rule, else by that of all', () => {
    const { first } = readJson<AtlasPageData>('static/data/atlas.json');
    expect(first).toMatchObject({ visits, verdicts: verdicts[LAST] });
    const numbers = readJson<Record<string, RecordNumbers>>('static/data/record-numbers.json');
    const everyVisit = [...visits, ...sure('all').visits];
    for (const { id } of data.records) {
      expect(numbers[id]!.visit, id).toEqual(everyVisit.find((visit) => visit.id === id) ?? null);
    }
    for (const { properties: row } of recordTable(selectData(data, numbers)).features) {
      // Tables have one rule in a column: the standard one.
      const visit = visits.find(({ id }) => id === row.record_id);
      expect([row.counted, row.nearest_earlier, row.nearest_km], String(row.record_id)).toEqual([
        data.records.find(({ id }) => id === row.record_id)!.scope === 'core' ? 1 : 0,
        visit?.nearest ?? null,
        visit?.km ?? null,
      ]);
      expect([row.new_place, row.new_at_most]).toEqual(TOLD[visit?.status ?? 'none']);
    }
  });

  it('have each place by itself in the layer of places', () => {
    const numbers = readJson<Record<string, RecordNumbers>>('static/data/record-numbers.json');
    const rows = siteTable(selectData(data, numbers)).features.map(({ properties }) => properties);
    const rowOf = (id: string, place: RegExp) =>
      rows.find((row) => row.record_id === id && place.test(String(row.place)))!;
    for (const { id, scope, sites } of data.records) {
      const own = rows.filter((row) => row.record_id === id);
      const told = own.filter((row) => row.place_new !== null);
      const measured = sites.filter(({ role }) => ['main', 'landing', 'port'].includes(role));
      expect(told.length, id).toBe(scope === 'core' ? measured.length : 0);
      const reading = core.find((visit) => visit.id === id);
      told.forEach((row, i) => {
        const { status, km, near } = reading!.places[i]!;
        const slack = SLACK_KM[reading!.kind];
        expect([row.place_new, row.place_new_at_most], `${id} ${i}`).toEqual(TOLD[status]);
        expect(isApart(row.place_nearest_km as number | null, km, slack), `${id} ${i}`).toBe(false);
        const nearest = row.place_nearest_earlier;
        expect(nearest === null ? km : near, `${id} ${i}`).toEqual(
          nearest === null ? null : expect.arrayContaining([nearest]),
        );
      });
    }
    // Staging, which the exercise left behind, is not what was new in it.
    expect(rowOf('mosi-2023', /Cape Town|Simon/)).toMatchObject({ new_place: 1, place_new: null });
    expect(rowOf('mosi-2023', /Richards Bay/)).toMatchObject({ new_place: 1, place_new: 1 });
  });
});

/** New, and new at most. */
const TOLD = { new: [1, 1], perhaps: [0, 1], return: [0, 0], none: [null, null] };

describe('planted faults are found', () => {
  const exercises = core.filter(({ kind }) => kind === 'exercise');
  const wrongAfter = (change: (record: AtlasRecord) => AtlasRecord, isOf = isExercise) => {
    const records = data.records
      .filter(({ scope }) => scope === 'core')
      .filter(isOf)
      .map(change);
    const told = visitsFor({ ...reachDataset, records }, {});
    return wrongVisits(
      told.filter(({ id }) => exercises.some((exercise) => exercise.id === id)),
      exercises,
    );
  };
  const isExercise = ({ kind }: AtlasRecord) => kind !== 'patrol' && kind !== 'passage';

  it('a patrol counted among the earlier places of exercises', () => {
    // An escort had been in the Gulf of Aden eight days before.
    const isEarly = (record: AtlasRecord) => yearOf(record) < 2010;
    expect(wrongAfter((record) => ({ ...record, kind: 'exercise' }), isEarly)).toContain(
      'peace-blue-shield-2009: return for new',
    );
  });

  const withSites = (change: (site: AtlasRecord['sites'][number]) => object) =>
    wrongAfter((record) => ({
      ...record,
      sites: record.sites.map((site) => change(site) as typeof site),
    }));

  it('a place known within bounds taken at its centre', () => {
    expect(withSites(({ within: _, ...site }) => site)).toContain(
      'peaceful-sea-2022: new for perhaps',
    );
  });

  it('a place known to 50 km taken for one that is known to 10', () => {
    expect(withSites((site) => ({ ...site, precision: 'site' }))).toContain(
      'tsentr-2019: new for perhaps',
    );
  });
});
