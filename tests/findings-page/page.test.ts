/** What /findings shows, against plain counts of the built data. */
import { extent, max, median, range, sum } from 'd3-array';
import type { FeatureCollection } from 'geojson';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { DirectionsFile } from '../../geodata/files/directions';
import { claimsCsv, findingsPage } from '../../src/lib/pages/findings/findings-page.server';
import { tested } from '../../src/lib/pages/findings/tested.server';
import {
  isTested,
  isUntested,
  type ScaleData,
  type YardstickData,
} from '../../src/lib/core/context/claims';
import { context, readData, sureUnder } from '../../src/lib/site/dataset/dataset.server';
import { randomFrom, storedKm } from '../answer/orders';
import type { Place } from '../answer/places';
import { RULES, countedOf } from '../answer/reading';
import { claims, core, exercises, inYears, mean, volume } from '../findings/evidence.fixture';

type Ground = { kind: string; year: number; part: string; km2: number };

const page = findingsPage();
const { findings: outcomes } = tested;
const groups = page.board.columns.flatMap((column) => column.groups);
const cards = groups.flatMap((group) => group.cards);
const resultOf = (id: string) => cards.find((card) => card.id === id)!.result;

describe('the answer', () => {
  const verdicts = sureUnder('core').verdicts[2026]!;
  const { picture, directions, sure } = page.answer;
  const [exercise, ...patrols] = picture.kinds;

  it('shows a sign for each record of a period in which there are two or more, new ones first', () => {
    expect(picture.kinds.map(({ kind }) => kind)).toEqual([
      'exercise',
      'ship-patrol',
      'air-patrol',
    ]);
    const rows = picture.kinds.flatMap((kind) => kind.rows);
    const periods = verdicts
      .flatMap(({ earlier, before, since, later }) => [earlier, before, since!, later!])
      .filter(({ n }) => n > 1);
    const ofSign = (row: (typeof rows)[number], status: string) =>
      row.dots.filter(({ sign }) => sign.endsWith(status)).length;
    expect(
      rows.map((row) => [ofSign(row, 'new'), ofSign(row, 'perhaps'), row.dots.length]),
    ).toEqual(periods.map(({ k, n, atMost }) => [k, atMost - k, n]));
    expect(exercise!.rows.map(({ text }) => text.slice(0, 8))).toEqual([
      '6–7 of 9',
      '9–11 of ',
      '3–6 of 1',
      '1–2 of 9',
    ]);
    expect(exercise!.rows[1]!.dots[0]).toEqual({
      id: 'mediterranean-tactical-2014',
      sign: 'sign-exercise-new',
      name: expect.stringMatching(/: new place$/),
    });
  });

  it('has new places a year: 0.5, then 1.5, then 0.5', () => {
    expect(picture.rates).toEqual([
      { years: '2003–2013', perYear: '0.5' },
      { years: '2014–2019', perYear: '1.5' },
      { years: 'Since 2020', perYear: '0.5' },
    ]);
  });

  it('tells each kind of patrol by a sentence of its own', () => {
    expect(exercise!.says).toBeNull();
    expect(patrols.map(({ title }) => title)).toEqual([
      'Ship patrols at a new place',
      'Patrol flights at a new place',
    ]);
    const says = patrols.map((kind) => kind.says!);
    expect(says[0]).toMatch(/^Ship patrols\b[^.]+\.$/);
    expect(says[1]).toMatch(/^Patrol flights\b[^.]+\.$/);
    expect(says.join(' ')).toBe(page.answer.lines.others);
    expect(picture.others).toBe('');
  });

  it('has the ground of exercises, and its new part, as a sum of the file of the ground gives them', () => {
    const { features } = readData<FeatureCollection<null, Ground>>('ground.geojson');
    const km2 = (part: string, from: number, to: number) =>
      sum(features, ({ properties: own }) =>
        own.kind === 'exercise' && own.part === part && own.year >= from && own.year <= to
          ? own.km2
          : 0,
      );
    const spans = [
      [2003, 2013],
      [2014, 2019],
      [2020, 2026],
      [2025, 2026],
    ] as const;
    const { rows, says } = page.answer.area!;
    expect(rows.map(({ from, to }) => [from, to])).toEqual(spans);
    const shares = spans.map(([from, to], i) => {
      const reached = km2('reach', from, to);
      const share = km2('new', from, to) / reached;
      expect(Math.abs(rows[i]!.km2 / reached - 1)).toBeLessThan(1e-4);
      expect(rows[i]!.share).toBeCloseTo(share, 3);
      return `${Math.round(100 * share)}%`;
    });
    expect(rows.map(({ text }) => text)).toEqual(
      shares.map((share) => expect.stringMatching(new RegExp(`km², ${share} new$`))),
    );
    // The data end in June 2026.
    const [before, since] = [km2('reach', 2014, 2019) / 6, km2('reach', 2020, 2026) / 6.5];
    const word = Math.abs(since / before - 1) < 0.15 ? 'about as much' : '(less|more)';
    const million = (value: number) => (value / 1e6).toFixed(2);
    expect(says).toMatch(
      new RegExp(
        `^Exercises reach ${word} ground .*${million(since)}.*${million(before)}.*` +
          `fell from ${shares[1]} to ${shares[2]}, and to ${shares[3]} since 2025\\.$`,
      ),
    );
  });

  it('expects of chance no more than there is, and less as new places run out', () => {
    const shares = exercise!.rows.flatMap(({ expected, dots }) =>
      expected === null ? [] : [expected / dots.length],
    );
    const [before, since] = shares;
    expect(shares).toHaveLength(2);
    expect(before).toBeLessThan(1);
    expect(since).toBeGreaterThan(0);
    expect(since).toBeLessThan(before!);
  });

  it('says of patrols no word of certainty: too few were before', () => {
    for (const { before } of verdicts.slice(1)) expect(before.n).toBeLessThan(5);
    const rows = patrols.flatMap((kind) => kind.rows);
    expect(rows.every(({ expected }) => expected === null)).toBe(true);
  });

  it('says beside the chance of all places that of one place a record, and has it in its table', () => {
    const row = sure.tables[0]!.rows.find(({ name }) => name === 'By one place a record')!;
    const [before, since, odds] = row.cells.map(({ text }) => text);
    const lines = sure.lines.filter((line) => line.startsWith('By one place a record'));
    expect(lines).toEqual([
      `By one place a record: ${before!.replace('–', ' to ')}, then ${since!.replace('–', ' to ')}; in random order so large a fall comes about once in ${odds!.replace('1 in ', '')} times.`,
    ]);
    expect(sure.lines.indexOf(lines[0]!)).toBeLessThan(
      sure.lines.findIndex((line) => /few records/.test(line)),
    );
  });

  it('has in its table of directions the last year that a plain search of the regions finds', () => {
    const { directions: directionSet } = readData<DirectionsFile>('directions.json');
    const [home, ...rows] = directions.table.rows;
    expect([home!.name, rows.length]).toEqual(['Near home', 8]);
    for (const { name, cells } of rows) {
      const { regions } = directionSet.find((direction) => direction.name.en === name)!;
      const isThere = ({ role, region }: (typeof core)[number]['sites'][number]) =>
        regions.includes(region) && ['main', 'landing', 'port'].includes(role);
      const years = exercises
        .filter(({ sites }) => sites.some(isThere))
        .map(({ start }) => Number(start.slice(0, 4)));
      const last = years.length > 0 ? String(max(years)) : 'none';
      expect(cells[years.length > 0 ? 3 : 1]!.text, name).toBe(last);
    }
  });
});

describe('the board', () => {
  it('shows every claim once: those that counting can test as cards, the others by reason', () => {
    expect(cards.map(({ id }) => id).sort()).toEqual(claims.filter(isTested).map(({ id }) => id));
    const others = page.board.untested.flatMap((group) => group.claims.map(({ id }) => id));
    expect(others.sort()).toEqual(claims.filter(isUntested).map(({ id }) => id));
  });

  it('counts as many as it shows, by verdict', () => {
    expect(page.board.n).toBe(cards.length);
    const n = (verdict: string) => cards.filter((card) => card.verdict === verdict).length;
    expect(page.board.tally).toBe(
      `${n('supported')} hold, ${n('mixed')} hold in part, ${n('not-supported')} is not borne out and ${n('too-few')} have too few events to tell.`,
    );
    expect(n('not-supported')).toBe(1);
  });

  it('has the halves of the main claim first, and under each name of a verdict no card of another', () => {
    expect(groups[0]!.title).toBe('The main claim');
    expect(cards.slice(0, 2).map(({ id }) => id)).toEqual(['C22', 'C25']);
    for (const { title, cards: own } of groups.slice(1))
      for (const { verdictText } of own) expect(verdictText).toBe(title);
  });

  it('has the numbers of its lines from the data: arms, deals, exercises', () => {
    const [before, lull] = [mean(volume(2017, 2019)), mean(volume(2020, 2022))];
    expect(resultOf('C04')).toContain(`${Math.round((100 * lull) / before)}%`);
    const [first, last] = [volume(2014, 2014)[0]!, volume(2018, 2018)[0]!];
    expect(resultOf('C14')).toContain(`${(last / first).toFixed(2)} times`);
    const land = exercises.filter(({ domains }) => domains.includes('land'));
    expect(resultOf('C29')).toContain(`: ${inYears(land, 2014, 2021).length} in 2014–2021`);
    expect(resultOf('C29')).toContain(`, ${inYears(land, 2022, 2026).length} in 2022–2026`);
    expect(resultOf('C03')).toContain(`: ${inYears(core, 2017, 2019).length} in 2017–2019`);
    expect(resultOf('C21')).toContain(
      `${(inYears(exercises, 2003, 2013).length / 11).toFixed(1)} a year`,
    );
    expect(resultOf('C08')).toMatch(
      /^14 rounds in the 14 years 2009–2022; years without one: 2020/,
    );
  });

  it('tells where exercises went as its links show it', () => {
    for (const id of ['C22', 'C25']) {
      const { result, links } = cards.find((card) => card.id === id)!;
      expect(result, id).toMatch(new RegExp(`: ${links.length}[ –]`));
    }
  });

  it('as a file has each claim with its verdict and p, or why there is none', () => {
    const { data } = Papa.parse<Record<string, string>>(claimsCsv().trim(), { header: true });
    expect(data.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    for (const row of data) {
      const finding = outcomes.find(({ claimId }) => claimId === row.id);
      expect(row.verdict ?? '').toBe(finding?.verdict ?? '');
      expect(row.p_one_sided ?? '').toBe(String(finding?.chance?.oneSided ?? ''));
      expect(!row.untested).toBe(finding !== undefined);
    }
  });
});

describe('the places to watch', () => {
  it('are told by each counting rule, with how many records came since', () => {
    const { watched } = tested;
    expect(page.watch).toHaveLength(5);
    for (const { id, states, records } of page.watch) {
      const { under } = watched.find(({ indicatorId }) => indicatorId === id)!;
      expect(states.map(({ rule }) => rule)).toEqual(['Core rule: ', 'All records: ']);
      under.forEach(({ since, inside }, i) => {
        const last = inside.at(-1);
        const n = new Set(since.map(({ recordId }) => recordId)).size;
        const text = states[i]!.text;
        if (n > 0)
          expect(text).toMatch(n === 1 ? /^once since 2023/ : new RegExp(`^${n} times since`));
        else expect(text).toBe(last ? `not since ${last.start.slice(0, 4)}` : 'never');
        expect(states[i]!.entered).toBe(n > 0);
      });
      expect(records.length).toBeGreaterThan(0);
    }
  });
});

describe('the yardstick', () => {
  const { rows, says, line } = page.yardstick!;
  const file = readData<YardstickData>('yardstick.json');

  const places = countedOf('exercise', RULES[0]![2]);
  /** How many of each stretch are new by stored points alone, of the places taken of each record. */
  const countsBy = (taken: (own: Place[]) => Place[]) => {
    const own = places.map((record) => taken(record.own));
    const isNew = own.map((here, i) => {
      const earlier = own.slice(0, i).flat();
      return here.some((from) => earlier.every((to) => storedKm(from, to) > file.newPlaceKm));
    });
    return file.stretches.map(({ from, to }) => isNew.slice(from - 1, to).filter(Boolean).length);
  };

  it('has our own counts by stored points, of every place and of one drawn of each exercise', () => {
    expect(file.stretches.map(({ ours }) => ours.everySite)).toEqual(countsBy((own) => own));
    const random = randomFrom(1);
    const draws = range(1000).map(() =>
      countsBy((own) => [own[Math.floor(random() * own.length)]!]),
    );
    const drawn = file.stretches.map((_, i) => {
      const [least, most] = extent(draws, (counts) => counts[i]!);
      return { count: median(draws, (counts) => counts[i]!), least, most };
    });
    expect(file.stretches.map(({ ours }) => ours.onePoint)).toEqual(drawn);
  });

  it('says them beside those of the other pairs', () => {
    const [before, since] = file.stretches.map(({ ours: { everySite, onePoint } }) => ({
      own: everySite,
      onePoint: `${onePoint.least}–${onePoint.most}`,
    }));
    expect(says).toContain(
      `by stored points as there: ${before!.own} of 15, then ${since!.own} of 17 ` +
        `(with one point an exercise, as there, ${before!.onePoint}, then ${since!.onePoint},`,
    );
    expect(line).toMatch(
      /2014–2019 10 of 15 here, 11 or more in 1 of 64 pairs; since 2020 3 of 17 here, 3 or fewer in 46 of 64 pairs/,
    );
    expect(rows.map(({ counts }) => counts.of)).toEqual([15, 17]);
    expect(JSON.stringify(page.yardstick)).not.toMatch(/\{\w+\}/);
  });
});

describe('the seven areas', () => {
  it('show the level of the study’s summary where it has one, and counts of the data', () => {
    const { rows } = page.scale!;
    expect(rows).toHaveLength(7);
    expect(rows[0]!.cells[0]!.text).toBe('“moderate-high”; a level of the scale');
    const since = inYears(exercises, 2023, 2026).length;
    const series = rows.map(({ cells }) => cells[1]!.text.split('; '));
    const lines = series.flat();
    expect(lines.find((line) => line.startsWith('Exercises:'))).toContain(`${since} in 2023–2026`);
    // SIPRI's series ends in 2023.
    const arms = mean(volume(2023, 2026)).toFixed(0);
    expect(lines.find((line) => line.startsWith('Arms'))).toContain(`${arms} a year in 2023–2026`);
    const { areas } = readData<ScaleData>('scale.json');
    areas.forEach(({ evidence: { contextKinds = [], context: named = [] } }, i) => {
      const items = context.items.filter(
        ({ id, kind }) => contextKinds.includes(kind) || named.includes(id),
      );
      const told = series[i]!.find((line) => line.startsWith('Dated items'));
      const recent = items.filter(({ start }) => start >= '2023').length;
      if (items.length > 0) expect(told).toContain(`and ${recent} in 2023–2026`);
      else expect(told).toBeUndefined();
    });
    expect(JSON.stringify(page.scale)).not.toMatch(/NaN|undefined/);
  });
});
