/**
 * Every clause of every answer, held against the records: the text is read back and each of its claims worked
 * out anew from the visits (tests/clauses/), not from what the words were made of.
 */
import { describe, expect, it } from 'vitest';
import { whereStopped } from '../src/lib/core/stall/where-stopped';
import { reachDataset } from '../src/lib/site/reach-dataset.server';
import { VOICES } from '../src/lib/site/voice';
import { read } from './clauses/grammar.fixture';
import { directions, lastYear, neighboursOf } from './clauses/recomputed.fixture';
import { LANGUAGES, type Language } from './clauses/sentences.fixture';
import { faults } from './clauses/truth.fixture';

const RULES = ['core', 'all', 'bilateral'];
const YEARS = Array.from({ length: lastYear - 2004 }, (_, i) => 2005 + i);

const kept = new Map<string, ReturnType<typeof ask>>();
function ask(rule: string, year: number) {
  // Of the last year as it is shipped, but for the power.
  const pace = { orders: year === lastYear ? 4999 : 99, series: 4 };
  return whereStopped(reachDataset, { rule }, { year, pace, voices: VOICES });
}
const answered = (rule: string, year: number) => {
  const key = `${rule} ${year}`;
  if (!kept.has(key)) kept.set(key, ask(rule, year));
  return kept.get(key)!;
};

describe.each(RULES)('the answer by the rule %s', (rule) => {
  it.each(YEARS)('of %i is true, clause by clause, in each language', (year) => {
    const { answer: text, howSure } = answered(rule, year);
    for (const language of LANGUAGES) {
      expect(faults(text[language], language, { rule, year }), text[language]).toEqual([]);
      const sure = faults(howSure[language], language, { rule, year, part: 'how sure' });
      expect(sure, howSure[language]).toEqual([]);
    }
  });

  it('claims the same in each language', () => {
    for (const year of YEARS) {
      const { answer: text, howSure } = answered(rule, year);
      for (const said of [text, howSure]) {
        const [en, ...others] = LANGUAGES.map((language) => sorted(read(said[language], language)));
        for (const other of others) expect(other, `${year}`).toEqual(en);
      }
    }
  });
});

/** Lists of directions are in the order of their names, which differ. */
const sorted = (found: ReturnType<typeof read>) =>
  JSON.parse(JSON.stringify(found), (_, value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.sort() : value,
  ) as unknown;

/** All texts of all years with what they were asked. */
const texts = () =>
  RULES.flatMap((rule) =>
    YEARS.flatMap((year) =>
      LANGUAGES.map((language) => {
        const { answer: text, howSure } = answered(rule, year);
        return { rule, year, language, text: text[language], howSure: howSure[language] };
      }),
    ),
  );
const sentencesOf = (text: string, language: Language) =>
  text.split(language === 'zh' ? /(?<=。)/ : /(?<=\.) /);

describe('the words', () => {
  /** What was said once and was not true: that none went beyond, that there was nothing. */
  const NEVER = {
    en: /none beyond|no activity|no farther|still going/i,
    ru: /активности|никто не заходил|ни одно учение не зашло дальше/i,
    zh: /没有活动|更远|无一超出/,
  };
  /** Farther than what, and by how much, is said in the same sentence. */
  const COMPARES = { en: /farther|further|\bedges?\b/i, ru: /дальше|рубеж/i, zh: /外缘|远/ };
  const MARGIN = { en: /\b(250|500) km/, ru: /\b(250|500) км/, zh: /(250|500)公里/ };

  it('never say what is not known, and no comparison without its margin', () => {
    let compared = 0;
    for (const { language, text, howSure } of texts()) {
      expect(`${text} ${howSure}`).not.toMatch(NEVER[language]);
      for (const sentence of sentencesOf(text, language)) {
        if (!COMPARES[language].test(sentence)) continue;
        compared++;
        expect(sentence).toMatch(MARGIN[language]);
      }
    }
    expect(compared).toBeGreaterThan(RULES.length * YEARS.length * LANGUAGES.length);
  });

  it('leave no blank and no doubled mark', () => {
    for (const { text, howSure } of texts()) {
      expect(`${text}${howSure}`).not.toMatch(
        /undefined|null|NaN|\{|\}|\s\s|\.\.|。。|,,|，，|\s[,.]/,
      );
    }
  });

  it('cover each shape that the records have had', () => {
    const says = new Set(
      texts().flatMap(({ text, howSure, language }) =>
        [text, howSure].flatMap((one) => read(one, language).claims.map((claim) => claim.says)),
      ),
    );
    expect([...says]).toEqual(
      expect.arrayContaining([
        ...['none', 'stopped', 'last exercise', 'last patrol too', 'patrols did', 'lacks'],
        ...['others', 'counts', 'verdict', 'alone', 'of power', 'nothing to compare'],
      ]),
    );
  });
});

describe('a sentence that is not true is found', () => {
  const MONTHS = {
    en: 'January February March April May June July August September October November December',
    ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    zh: '',
  };
  /** The text with each of its numbers, months and directions in turn replaced by another. */
  function mutants(text: string, language: Language): string[] {
    const swap = (pattern: RegExp, other: (found: string) => string) =>
      [...text.matchAll(pattern)].map(
        ({ 0: found, index }) =>
          text.slice(0, index) + other(found) + text.slice(index + found.length),
      );
    const months = MONTHS[language].split(' ').filter(Boolean);
    const named = directions.map(({ where }) => where[language]!);
    return [
      ...swap(/\d+/g, (n) => String(Number(n) + 1)),
      ...swap(/\d+/g, (n) => String(Number(n) - 1)),
      ...months.flatMap((month, i) =>
        swap(new RegExp(month, 'g'), () => months[(i + 1) % months.length]!),
      ),
      ...named.flatMap((name, i) =>
        swap(new RegExp(name, 'g'), () => named[(i + 1) % named.length]!),
      ),
    ];
  }
  /** How often in random order is no clause about the records; its own test is below. */
  const withoutOdds = (text: string) =>
    text
      .replace(/ in \d+ of \d+ random orders/g, ' in 1 of 3 random orders')
      .replace(/ в \d+ из \d+ случайн/g, ' в 1 из 3 случайн')
      .replace(/每\d+种随机排序中约有\d+种/g, '每3种随机排序中约有1种');

  it.each([
    ['core', lastYear],
    ['all', lastYear - 1],
    ['all', 2022],
    ['bilateral', 2012],
    ['core', 2014],
  ])('with any number, month or direction of it changed: %s %i', (rule, year) => {
    let tried = 0;
    for (const language of LANGUAGES) {
      const { [language]: text } = answered(rule, year).answer;
      for (const mutant of mutants(text, language)) {
        if (withoutOdds(mutant) === withoutOdds(text)) continue;
        tried++;
        expect(faults(mutant, language, { rule, year }), mutant).not.toEqual([]);
      }
    }
    expect(tried).toBeGreaterThan(30);
  });

  it.each([
    ['no exercise has gone farther', /no joint exercise is known to have gone more than 250 km/],
    ['nothing there', /The core rule has no record/],
    ['of all records', /^/],
    ['a patrol too many', /Patrols have/],
  ])('with other words in its stead: %s', (words, replaced) => {
    const text = answered('core', lastYear).answer.en;
    expect(text).toMatch(replaced);
    const other = text.replace(replaced, words);
    expect(faults(other, 'en', { rule: 'core', year: lastYear })).not.toEqual([]);
  });

  it('told of another year or another rule', () => {
    const { answer: text } = answered('core', 2023);
    for (const language of LANGUAGES) {
      expect(faults(text[language], language, { rule: 'core', year: 2024 })).not.toEqual([]);
      expect(faults(text[language], language, { rule: 'all', year: 2023 })).not.toEqual([]);
    }
  });
});

describe('how often random order does as much', () => {
  const ORDERS = 3000;

  /** A generator of its own (mulberry32). */
  function generator(seed: number) {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  it.each(RULES)('is what random orders of the records give: %s', (rule) => {
    const { years, near } = neighboursOf(rule, 'exercise', lastYear);
    const random = generator(5);
    const fall = (order: readonly number[]) => {
      const seen = new Set<number>();
      const [k, n] = [
        [0, 0],
        [0, 0],
      ];
      order.forEach((record, slot) => {
        const isNew = slot > 0 && near[record]!.some((list) => !list.some((j) => seen.has(j)));
        seen.add(record);
        const period = years[slot]! >= 2020 ? 1 : years[slot]! >= 2014 ? 0 : -1;
        if (period < 0) return;
        n[period]!++;
        if (isNew) k[period]!++;
      });
      return k[0]! / n[0]! - k[1]! / n[1]!;
    };
    const order = years.map((_, i) => i);
    const observed = fall(order);
    let asMuch = 0;
    for (let n = 0; n < ORDERS; n++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      if (fall(order) >= observed - 1e-9) asMuch++;
    }
    const p = asMuch / ORDERS;
    const { claims } = read(answered(rule, lastYear).answer.en, 'en');
    const [told] = claims.flatMap((one) => (one.says === 'verdict' && one.odds ? [one.odds] : []));
    const error = 4 * Math.sqrt((p * (1 - p)) / ORDERS + (p * (1 - p)) / 4999);
    // "1 in N" is told to the nearest N.
    expect(1 / (told![1] / told![0] + 0.5)).toBeLessThan(p + error);
    expect(1 / (told![1] / told![0] - 0.5)).toBeGreaterThan(p - error);
  });
});
