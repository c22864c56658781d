/**
 * The numbers that /findings shows, against the results they come from and against other, plainer
 * ways to get them. tests/findings.test.ts recomputes the results themselves.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer } from '../src/lib/core/answer';
import type { ClaimsData } from '../src/lib/core/claims';
import type { ContextData } from '../src/lib/core/context';
import { datasetOf } from '../src/lib/core/dataset';
import { findings } from '../src/lib/core/findings/findings';
import { SENTENCES, type Outcome, type SentenceKey } from '../src/lib/core/findings/outcome';
import { practiceMatrix } from '../src/lib/core/findings/practices';
import { watchFindings, type WatchZones } from '../src/lib/core/findings/watch';
import { KINDS, reachKind } from '../src/lib/core/model';
import type { AtlasData } from '../src/lib/core/record';
import type { Rule } from '../src/lib/core/rules';
import { cardsOf } from '../src/lib/findings-page/cards';
import { stallFinding } from '../src/lib/findings-page/headline';
import { headlineText } from '../src/lib/findings-page/headline-text';
import type { Names } from '../src/lib/findings-page/names';
import { NUMBER_KINDS, writtenNumbers } from '../src/lib/findings-page/numbers';
import { practicesText } from '../src/lib/findings-page/practices';
import { headlineOf, say } from '../src/lib/findings-page/say';
import { watchCards } from '../src/lib/findings-page/watch-cards';
import { formatKm2, formatP } from '../src/lib/format';
import { filterOf, hrefOf } from '../src/routes/(text)/findings/filter';

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const atlas = read<AtlasData>('static/data/events.json');
const context = read<ContextData>('static/data/context.json');
const claims = read<ClaimsData>('static/data/claims.json');
const zones = read<WatchZones>('static/data/watch-zones.geojson');
const rules = read<Rule[]>('geodata/rules.json');
const regions = read<{ features: { properties: { id: string; name: Rule['name'] } }[] }>(
  'static/data/regions.geojson',
);
const evidence = { records: atlas.records, rules, context, coverage: atlas.coverage };
const dataset = datasetOf(atlas, {
  rules,
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
});
const names: Names = {
  records: new Map(atlas.records.map((record) => [record.id, record])),
  regions: new Map(regions.features.map(({ properties: { id, name } }) => [id, name])),
  items: new Map(context.items.map((item) => [item.id, item])),
  rules,
};

const found = findings(evidence);
const stall = stallFinding(dataset);
const { dataVersion } = atlas;
const cards = cardsOf(claims, found, names, { evidence, dataVersion, curves: stall.curves });
const outcomes: Outcome[] = found.flatMap(({ after, ...finding }) =>
  after ? [finding, after] : [finding],
);
/** Numerals of a text, as they stand. */
const numerals = (text: string) => text.match(/\d+(,\d{3})*(\.\d+)?/g) ?? [];

describe('sentences', () => {
  const LANGUAGES = ['en', 'ru', 'zh'];
  const messages = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      read<Record<string, string>>(`messages/findings/${language}.json`),
    ]),
  );
  const keyOf = (start: string, sentence: SentenceKey) =>
    `findings_${start}_${sentence.replaceAll('-', '_')}`;
  const blanksOf = (template: string) =>
    [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
  const sentences = (Object.keys(SENTENCES) as SentenceKey[]).filter((key) => key !== 'none');

  it.each(LANGUAGES)('hold no number of their own: every digit is a blank (%s)', (language) => {
    for (const [key, template] of Object.entries(messages[language]!)) {
      if (!/^findings_(says|headline|answer|scan|watch_says|ground|region)_/.test(key)) continue;
      expect(`${key}: ${template.replace(/\{\w+\}/g, '')}`).not.toMatch(/\d/);
    }
  });

  it.each(sentences)('%s has the same blanks in each language, all of them results', (sentence) => {
    const { numbers, lists } = SENTENCES[sentence] as {
      numbers: readonly string[];
      lists: readonly string[];
    };
    const known = [...numbers, ...lists.map((name) => `${name}List`)];
    for (const start of ['says', 'headline']) {
      const key = keyOf(start, sentence);
      const english = messages.en![key];
      if (english === undefined) continue;
      for (const blank of blanksOf(english)) expect(known).toContain(blank);
      for (const language of LANGUAGES) {
        expect([...new Set(blanksOf(messages[language]![key]!))]).toEqual([
          ...new Set(blanksOf(english)),
        ]);
      }
    }
  });

  it('tell every result of their outcome but those told beside them', () => {
    for (const sentence of sentences) {
      const blanks = blanksOf(messages.en![keyOf('says', sentence)]!);
      for (const name of SENTENCES[sentence].numbers) expect(blanks).toContain(name);
    }
  });

  it('hold only numbers that are in the results', () => {
    for (const outcome of outcomes) {
      const known = [...Object.values(writtenNumbers(outcome)), ...Object.values(outcome.lists)]
        .flat()
        .flatMap(numerals);
      for (const text of [say(outcome), headlineOf(outcome) ?? '']) {
        expect(text).not.toMatch(/undefined|NaN|\{|\}/);
        for (const numeral of numerals(text)) expect(known).toContain(numeral);
      }
    }
  });

  it('write each number as it is, to the digits shown', () => {
    for (const outcome of outcomes) {
      const kinds: Record<string, string> = NUMBER_KINDS[outcome.sentence];
      for (const [name, text] of Object.entries(writtenNumbers(outcome))) {
        const value = outcome.numbers[name]!;
        if (value === null) {
          expect(text).toMatch(/^[–∞]$/);
          continue;
        }
        if (text === '< 0.001') {
          expect(value).toBeLessThan(0.001);
          continue;
        }
        const scale = /M km²/.test(text) ? 1e6 : /,000 km²/.test(text) ? 1000 : 1;
        const shown = Number(text.replace(/,000 km²| M km²|,/g, '').replace('%', ''));
        const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
        const expected = text.endsWith('%') ? 100 * value : value / scale;
        const half = 0.5 * 10 ** -digits + 1e-9;
        expect(Math.abs(shown - expected), `${outcome.sentence} ${name}`).toBeLessThanOrEqual(half);
        if (kinds[name] === 'year') expect(text).toBe(String(value));
      }
    }
  });
});

describe('cards', () => {
  it('are one a claim, with the verdict, n and p of its finding', () => {
    expect(cards.map(({ id }) => id)).toEqual(claims.claims.map(({ id }) => id));
    for (const card of cards) {
      const finding = found.find(({ claimId }) => claimId === card.id)!;
      expect(card.verdict).toBe(finding.verdict);
      expect(card.after?.verdict).toBe(finding.after?.verdict);
      expect(card.n).toBe(finding.sentence === 'none' ? null : String(finding.n));
      expect(card.p === null).toBe(finding.p === null);
      expect(card.sensitivity.others).toHaveLength(finding.sensitivity.length);
      expect(card.fragile).toBe(finding.fragile);
    }
  });

  it('name how many other choices give the same verdict', () => {
    for (const { id, sensitivity, verdict } of cards) {
      const same = sensitivity.others.filter((one) => one.verdict === verdict).length;
      const of = sensitivity.others.length;
      const told = of === 0 ? [] : same === of ? [of] : [same, of];
      expect(numerals(sensitivity.summary).slice(0, told.length), id).toEqual(told.map(String));
    }
  });

  it('draw every finding that has numbers over time or between groups, with finite values', () => {
    for (const { id, picture } of cards) {
      const { sentence } = found.find(({ claimId }) => claimId === id)!;
      expect(picture === null, id).toBe(['none', 'plans', 'oldest'].includes(sentence));
      expect(JSON.stringify(picture) ?? '').not.toMatch(/NaN|Infinity/);
    }
  });

  it('C24 draws the exercises of each year as a plain count finds them', () => {
    const { picture } = cards.find(({ id }) => id === 'C24')!;
    if (picture?.kind !== 'lines') throw new Error('no lines');
    for (const { x, y } of picture.series[0]!.points) {
      const count = atlas.records.filter(
        ({ scope, kind, start, end }) =>
          scope === 'core' &&
          reachKind(kind) === 'exercise' &&
          start.slice(0, 4) <= `${x}` &&
          end.slice(0, 4) >= `${x}`,
      ).length;
      expect(y, `${x}`).toBe(count);
    }
  });
});

describe('the headline finding', () => {
  const text = headlineText(stall, names, dataVersion);

  it('tells beside the scan of the tested periods what the scan of all years finds', () => {
    const span = { from: 2003, to: 2026 - 2 };
    const { analysis } = answer(dataset, { kind: 'stall', choices: {}, stall: { scan: span } });
    expect(stall.openYears).toEqual(span);
    for (const group of ['exercise', 'patrol'] as const) {
      const { lastYear, p } = analysis.groups[group].scan!;
      const told = text.scans.filter(
        (line) =>
          line.includes('2003–2024') &&
          line.includes(String(lastYear)) &&
          line.includes(`p = ${formatP(p)}`),
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
        const told = sentences.find((sentence) => sentence.includes(`${to}:`))!;
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
        expect(text.kinds[k]!.cells[i]!.ground).toContain(formatKm2(ground.observed));
      });
    }
  });
});

describe('watch indicators and practices', () => {
  it('tell how many records were inside since the study, and list each near a zone', () => {
    const watched = watchFindings(claims.indicators, zones, atlas.records);
    const zoneNames = new Map(zones.features.map(({ properties: p }) => [p.id, p.name]));
    const watch = watchCards(
      claims.indicators,
      watched,
      { records: names.records, zones: zoneNames },
      new Map(),
    );
    watched.forEach(({ state, entriesSince, visits, records, since }, i) => {
      expect(watch[i]!.visits).toHaveLength(visits.length);
      if (state !== 'entered-since') return;
      const inside = new Set(entriesSince.map(({ recordId }) => recordId)).size;
      expect(numerals(watch[i]!.says).slice(0, 3)).toEqual([since, inside, records].map(String));
    });
  });

  it('count a practice in each year as a plain search does', () => {
    const core = atlas.records.filter(({ scope }) => scope === 'core');
    const matrix = practiceMatrix(core, { from: 2003, to: 2026 });
    const advanced = found.find(({ claimId }) => claimId === 'C26')!;
    const { rows, columns, firsts } = practicesText(matrix, advanced, names);
    for (const { id, cells } of rows) {
      const having = core.filter(({ practices }) => (practices as string[]).includes(id));
      cells.forEach((cell, i) => {
        const inYear = having.filter(
          ({ start, end }) => start.slice(0, 4) <= columns[i]! && end.slice(0, 4) >= columns[i]!,
        );
        expect(cell).toBe(inYear.length);
      });
    }
    expect(firsts.filter(({ record }) => record === null)).toHaveLength(
      matrix.rows.filter(({ firstYear }) => firstYear === null).length,
    );
  });
});

describe('the filter', () => {
  it('survives the link, leaves out defaults and ignores what it does not know', () => {
    const chosen = { theme: 'arms', verdict: 'mixed' } as const;
    const href = hrefOf(chosen, 'theme-arms');
    expect(href).toBe('?theme=arms&verdict=mixed#theme-arms');
    expect(filterOf(new URL(href, 'https://x.example').searchParams)).toEqual(chosen);
    expect(hrefOf({ theme: null, verdict: null }, 'claims')).toBe('?#claims');
    const odd = new URLSearchParams('theme=nonsense&verdict=');
    expect(filterOf(odd)).toEqual({ theme: null, verdict: null });
  });
});
