/** What /findings shows, against plain counts of the built data. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { whereStopped } from '../../src/lib/core/stall/where-stopped';
import { readPace } from '../../src/lib/core/stall/sentence-pace';
import { claimsCsv, findingsPage } from '../../src/lib/pages/findings/findings-page.server';
import type { Card } from '../../src/lib/pages/findings/cards.server';
import { tested } from '../../src/lib/pages/findings/tested.server';
import type { ScaleData } from '../../src/lib/core/claims/claims';
import { readData, sureUnder } from '../../src/lib/site/dataset.server';
import { evidence, reachDataset } from '../../src/lib/site/reach-dataset.server';
import { VOICES } from '../../src/lib/site/voice';
import { claims, core, exercises, inYears, mean, volume } from '../findings/evidence.fixture';

const page = findingsPage();
const { found } = tested();
const shown = page.board.columns.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards));
const cards: Card[] = shown.flatMap((card) => [card, ...card.repeats]);
const resultOf = (id: string) => cards.find((card) => card.id === id)!.result;

describe('the answer', () => {
  const where = whereStopped(reachDataset, {}, { hangs: true, voices: VOICES });
  const { answer: lines, pace, beside, howSure, dots, hangs } = page.answer;

  it('is the sentence of the command line, no clause more and none less', () => {
    const lacks = beside.slice(0, -1);
    const others = beside.slice(-1);
    expect([...lines, ...lacks, ...pace, ...others].join(' ')).toBe(where.answer.en);
    expect(howSure.join(' ')).toBe(where.howSure.en);
  });

  it('stands in as many variations as the core counts', () => {
    const { stands, of } = where.hangsOn!.lastMark.exercise;
    expect(hangs).toContain(`in ${stands} of ${of} variations`);
  });

  it('has a row of dots for each period of each measure, read by the one table', () => {
    expect(dots.map(({ kind }) => kind)).toEqual(where.pace.map(({ kind }) => kind));
    where.pace.forEach((one, i) => {
      const periods = [one.before, one.since, one.later].filter((period) => period!.n > 1);
      expect(dots[i]!.rows.map(({ k, n }) => [k, n])).toEqual(periods.map((of) => [of!.k, of!.n]));
      const read = dots[i]!.rows.flatMap((row) => row.read ?? []);
      expect(read).toEqual([
        readPace(one)!
          .certainty.replace('too-few', 'too few to tell')
          .replace(/^(strong|some|weak)$/, '$1 evidence'),
      ]);
    });
  });

  it('expects of chance no more than there is, and less as new places run out', () => {
    for (const { rows } of dots) {
      const shares = rows.map(({ expected, n }) => expected / n);
      for (const [i, share] of shares.entries()) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(Math.min(1, (shares[i - 1] ?? 1) + 0.02));
      }
    }
  });

  it('calls neither measure of patrols by another word than too few', () => {
    const patrols = sureUnder('core').pace[2026]!.filter(({ kind }) => kind === 'patrol');
    expect(patrols.map((one) => readPace(one)!.certainty)).toEqual(['too-few', 'too-few']);
  });
});

describe('the board', () => {
  it('shows every claim once, and counts those that repeat another with it', () => {
    expect(cards.map(({ id }) => id).sort()).toEqual(claims.map(({ id }) => id));
    for (const { id, sameAs } of claims.filter(({ sameAs }) => sameAs))
      expect(cards.find((card) => card.id === sameAs)!.repeats.map((one) => one.id)).toContain(id);
    expect(page.board.read).toBe(claims.length);
    expect(page.board.all).toBe(claims.filter(({ sameAs }) => !sameAs).length);
  });

  it('tallies the verdicts of the data', () => {
    for (const { verdict, n, groups } of page.board.columns) {
      const own = found.filter(
        (one, i) => one.verdict === verdict && claims[i]!.sameAs === undefined,
      );
      expect(n, verdict).toBe(own.length);
      expect(
        groups.reduce((sum, group) => sum + group.cards.length, 0),
        verdict,
      ).toBe(n);
    }
    expect(page.board.columns.reduce((sum, { n }) => sum + n, 0)).toBe(page.board.all);
  });

  it('says of what is no plain verdict why', () => {
    for (const { verdict, groups } of page.board.columns)
      for (const { why } of groups)
        expect(why === '').toBe(verdict === 'supported' || verdict === 'not-supported');
  });

  it('names the halves of the main claim with their verdicts, and later years where they differ', () => {
    expect(page.board.main.map(({ id }) => id)).toEqual(['C22', 'C25']);
    for (const { id, told } of page.board.main) {
      const { verdict, after } = found.find(({ claimId }) => claimId === id)!;
      expect(told.includes('; after 2022: ')).toBe(after !== null && after.verdict !== verdict);
    }
  });

  it('has the numbers of its lines from the data: arms, deals, meetings, exercises', () => {
    const [before, lull] = [mean(volume(2017, 2019)), mean(volume(2020, 2022))];
    expect(resultOf('C04')).toContain(`${Math.round((100 * lull) / before)}%`);
    const [first, last] = [volume(2014, 2014)[0]!, volume(2018, 2018)[0]!];
    expect(resultOf('C14')).toContain(`${(last / first).toFixed(2)} times`);

    const deals = evidence.context.items.filter(
      ({ deal, kind, start }) =>
        deal && kind !== 'friction' && kind !== 'order-book' && start < '2023' && start >= '1992',
    );
    const way = (direction: string) => deals.filter(({ deal }) => deal!.direction === direction);
    expect(resultOf('C33')).toContain(
      `${way('RU-CN').length} to China, ${way('CN-RU').length} to Russia`,
    );

    const land = exercises.filter(({ domains }) => domains.includes('land'));
    expect(resultOf('C29')).toContain(`: ${inYears(land, 2014, 2021).length} in 2014–2021`);
    expect(resultOf('C29')).toContain(`, ${inYears(land, 2022, 2026).length} in 2022–2026`);
    expect(resultOf('C03')).toContain(`: ${inYears(core, 2017, 2019).length} in 2017–2019`);
    expect(resultOf('C21')).toContain(
      `${(inYears(exercises, 2003, 2013).length / 11).toFixed(1)} a year`,
    );

    const tallies = evidence.context.meetingCounts.counts.filter(({ asOf }) => asOf < '2022');
    const years = (Date.parse(tallies.at(-1)!.asOf) - Date.parse(tallies[0]!.asOf)) / 3.15576e10;
    const met = tallies.at(-1)!.count - tallies[0]!.count;
    expect(resultOf('C10')).toContain(`${(met / years).toFixed(1)} times a year`);
  });

  it('tells where exercises went as its links show it', () => {
    for (const id of ['C22', 'C25']) {
      const card = cards.find((one) => one.id === id)!;
      expect(resultOf(id), id).toMatch(new RegExp(`^${card.links[0]!.links.length} of `));
    }
  });

  it('says under how many other counts the verdict is the same', () => {
    for (const [i, { sensitivity, verdict, claimId }] of found.entries()) {
      const text = cards
        .find(({ id }) => id === claimId)!
        .facts.find(({ name }) => name === 'Other counts')?.text;
      expect(text === undefined, claimId).toBe(
        sensitivity.length === 0 || found[i]!.sentence === 'none',
      );
      if (text === undefined) continue;
      const same = sensitivity.filter((one) => one.verdict === verdict).length;
      const of = sensitivity.length;
      expect(text).toContain(same === of ? `all ${of} other` : `${same} of ${of} other`);
    }
  });

  it('as a table and as a file has each claim with its verdict, n and p', () => {
    expect(page.table).toHaveLength(claims.length);
    const { data } = Papa.parse<Record<string, string>>(claimsCsv().trim(), { header: true });
    expect(data.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    data.forEach((row, i) => {
      const { verdict, n, p, oneSided } = found[i]!;
      expect([row.verdict, row.n, row.p_two_sided, row.p_one_sided]).toEqual(
        [verdict, n, p ?? '', oneSided ?? ''].map(String),
      );
    });
  });
});

describe('the places to watch', () => {
  it('are told by each counting rule, with how many records came since', () => {
    const { watched } = tested();
    expect(page.watch).toHaveLength(5);
    for (const { id, states, records } of page.watch) {
      const { under } = watched.find(({ indicatorId }) => indicatorId === id)!;
      expect(states.map(({ rule }) => rule)).toEqual(['Core rule', 'All records']);
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

  it('have in the Mediterranean the last year that a plain search of its region finds', () => {
    const last = (of: typeof core) =>
      of
        .filter(
          ({ domains, sites }) =>
            domains.includes('sea') && sites.some(({ region }) => region === 'mediterranean'),
        )
        .map(({ start }) => start.slice(0, 4))
        .sort()
        .at(-1);
    const { states } = page.watch.find(({ title }) => title === 'Mediterranean')!;
    expect(states.map(({ text }) => text)).toEqual([
      `not since ${last(core)}`,
      `not since ${last([...evidence.records])}`,
    ]);
  });
});

describe('the seven areas', () => {
  it('show the level of the study’s summary where it has one, and counts of the data', () => {
    expect(page.scale).toHaveLength(7);
    expect(page.scale[0]).toMatchObject({
      rating: 'moderate-high',
      stated: 'a level of the scale',
    });
    const since = inYears(exercises, 2023, 2026).length;
    const lines = page.scale.flatMap(({ series }) => series);
    expect(lines.find((line) => line.startsWith('Exercises:'))).toContain(`${since} in 2023–2026`);
    // SIPRI's series ends in 2023.
    const arms = mean(volume(2023, 2026)).toFixed(0);
    expect(lines.find((line) => line.startsWith('Arms'))).toContain(`${arms} a year in 2023–2026`);
    const { areas } = readData<ScaleData>('scale.json');
    areas.forEach(({ evidence: { contextKinds = [], context = [] } }, i) => {
      const items = evidence.context.items.filter(
        ({ id, kind }) => contextKinds.includes(kind) || context.includes(id),
      );
      const told = page.scale[i]!.series.find((line) => line.startsWith('Dated items'));
      const recent = items.filter(({ start }) => start >= '2023').length;
      if (items.length > 0) expect(told).toContain(`and ${recent} in 2023–2026`);
      else expect(told).toBeUndefined();
    });
    expect(JSON.stringify(page.scale)).not.toMatch(/NaN|undefined/);
  });
});
