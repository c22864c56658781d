/** What /findings shows, against plain counts of the built data. */
import { sum } from 'd3-array';
import type { FeatureCollection } from 'geojson';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { claimsCsv, findingsPage } from '../../src/lib/pages/findings/findings-page.server';
import { tested } from '../../src/lib/pages/findings/claims.server';
import { isTested, isUntested, type ScaleData } from '#core/context/claims';
import { context, readData, sureUnder } from '../../src/lib/site/dataset/dataset.server';
import { LAST, yearsWithin } from '../answer/reading';
import { told } from '../told';
import { claims, exercises, inYears, mean, volume } from '../findings/evidence.fixture';

type Ground = { kind: string; year: number; part: string; km2: number };

const page = findingsPage();
const { findings: outcomes } = tested;
const cards = [...page.board.cards, ...page.board.others];

describe('the answer', () => {
  const verdicts = sureUnder('core').verdicts[LAST]!;
  const { picture } = page.answer;
  const [exercise] = picture.kinds;

  it('shows a sign for each record of a period in which there are two or more, new ones first', () => {
    expect(picture.kinds.map(({ kind }) => kind)).toEqual(verdicts.map(({ kind }) => kind));
    const rows = picture.kinds
      .flatMap((kind) => kind.rows)
      .filter(({ text }) => !text.includes(','));
    const periods = verdicts
      .flatMap(({ earlier, before, since, later }) => [earlier, before, since!, later!])
      .filter(({ n }) => n > 1);
    const ofSign = (row: (typeof rows)[number], status: string) =>
      row.dots.filter(({ sign }) => sign.endsWith(status)).length;
    expect(
      rows.map((row) => [ofSign(row, 'new'), ofSign(row, 'perhaps'), row.dots.length]),
    ).toEqual(periods.map(({ k, n, atMost }) => [k, atMost - k, n]));
    const { series } = verdicts[0]!;
    const both = series ? [series, series.others] : [];
    expect(exercise!.rows.slice(4).map(({ dots }) => dots.length)).toEqual(
      both.map(({ before, since }) => before.n + since.n),
    );
    const counts = exercise!.rows.slice(0, 4).map(({ text }) => text.split(' of ')[0]);
    const spans = ['2003 to 2013', '2014 to 2019', 'since 2020', 'since 2023'];
    expect(counts).toEqual(spans.map((span) => told(`exercises ${span}`).joined('–')));
  });

  it('has the ground of exercises, and its new part, as a sum of the file of the ground gives them', () => {
    const { features } = readData<FeatureCollection<null, Ground>>('ground.geojson');
    const km2 = (part: string, from: number, to: number) =>
      sum(features, ({ properties: { kind, part: own, year, km2: area } }) =>
        kind === 'exercise' && own === part && year >= from && year <= to ? area : 0,
      );
    const spans = [
      [2003, 2013],
      [2014, 2019],
      [2020, LAST],
      [LAST - 1, LAST],
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
    rows.forEach(({ text }, i) => expect(text).toMatch(RegExp(`km², ${shares[i]} new$`)));
    const [before, since] = [
      km2('reach', 2014, 2019) / 6,
      km2('reach', 2020, LAST) / yearsWithin(2020, LAST),
    ];
    const word = Math.abs(since / before - 1) < 0.15 ? 'about as much' : '(less|more)';
    const million = (value: number) => (value / 1e6).toFixed(2);
    expect(says).toMatch(
      new RegExp(
        `^Exercises reach ${word} ground .*${million(since)}.*${million(before)}.*` +
          `fell from ${shares[1]} to ${shares[2]}, and to ${shares[3]} since ${LAST - 1}\\. With .* drawn in them \\d+.*\\.$`,
      ),
    );
  });
});

describe('the board', () => {
  it('shows every claim once: those that counting can test as cards, the others by reason', () => {
    const folded = cards.flatMap(({ repeats }) => repeats);
    expect([...cards, ...folded].map(({ id }) => id).sort()).toEqual(
      claims.filter(isTested).map(({ id }) => id),
    );
    expect(folded.map(({ id }) => id).sort()).toEqual(['C15', 'C24']);
    const untested = page.board.untested.flatMap((group) => group.claims.map(({ id }) => id));
    expect(untested.sort()).toEqual(claims.filter(isUntested).map(({ id }) => id));
  });

  it('counts as many as it shows, by verdict', () => {
    expect(page.board.n).toBe(cards.length);
    const n = (verdict: string) => cards.filter((card) => card.verdict === verdict).length;
    expect(page.board.tally).toBe(
      `${n('supported')} hold, ${n('mixed')} hold in part, ${n('not-supported')} ${n('not-supported') === 1 ? 'is' : 'are'} not borne out and ${n('too-few')} have too few events to tell.`,
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
    for (const { id, verdict, p_one_sided: p, untested } of data) {
      const finding = outcomes.find(({ claimId }) => claimId === id);
      const expected = finding
        ? [finding.verdict, String(finding.chance?.oneSided ?? '')]
        : ['', ''];
      expect([verdict ?? '', p ?? '', !untested], id).toEqual([...expected, finding !== undefined]);
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
        const last = inside.at(-1)?.start.slice(0, 4);
        const n = new Set(since.map(({ recordId }) => recordId)).size;
        const none = last ? `not since ${last}` : 'never';
        const times = n === 1 ? 'once since 2023' : `${n} times since`;
        expect(states[i]!.text).toMatch(RegExp(n > 0 ? `^${times}` : `^${none}$`));
        expect(states[i]!.entered).toBe(n > 0);
      });
      expect(records.length).toBeGreaterThan(0);
    }
  });
});

describe('the seven areas', () => {
  it('show the level of the study’s summary where it has one, and counts of the data', () => {
    const { rows } = page.scale!;
    expect(rows).toHaveLength(7);
    expect(rows[0]!.cells[0]).toBe('“moderate-high”; a level of the scale');
    const since = inYears(exercises, 2023, LAST).length;
    const series = rows.map(({ cells }) => (cells[1] as string).split('; '));
    const lines = series.flat();
    expect(lines.find((line) => line.startsWith('Exercises:'))).toContain(
      `${since} in 2023–${LAST}`,
    );
    // SIPRI's series ends in 2023.
    const arms = mean(volume(2023, LAST)).toFixed(0);
    expect(lines.find((line) => line.startsWith('Arms'))).toContain(
      `${arms} a year in 2023–${LAST}`,
    );
    const { areas } = readData<ScaleData>('scale.json');
    areas.forEach(({ evidence: { contextKinds = [], context: named = [] } }, i) => {
      const isOfArea = ({ id, kind }: (typeof context.items)[number]) =>
        contextKinds.includes(kind) || named.includes(id);
      const items = context.items.filter(isOfArea);
      const recent = items.filter(({ start }) => start >= '2023').length;
      const dated = series[i]!.find((line) => line.startsWith('Dated items')) ?? '';
      expect(dated).toMatch(items.length > 0 ? `and ${recent} in 2023–${LAST}` : /^$/);
    });
    expect(JSON.stringify(page.scale)).not.toMatch(/NaN|undefined/);
  });
});
