import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectionState, Visit } from '$lib/core/reach/directions';
import { getLocale, locales, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { events, index, recordById } from '$lib/site/dataset.server';
import { recordPage } from './record-page.server';
import { markWords, recordSentence } from './record-words';

let language: Locale = 'en';
const before = getLocale;
beforeAll(() => overwriteGetLocale(() => language));
afterAll(() => overwriteGetLocale(before));

/** Words as they are read: a space between number and unit may not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const inEach = (say: () => string) =>
  locales.map((locale) => {
    language = locale;
    return plain(say());
  });
const { directions } = index.directions;
const wordsOf = (id: string, direction: string) => {
  const mark = recordPage(recordById.get(id)!).marks.find((one) => one.id === direction)!;
  return markWords(mark, id, directions);
};

describe('the sentence of a record', () => {
  it.each([
    [
      'bomber-patrol-2024-1',
      'Russia (2 aircraft) and China (2 aircraft) flew a joint patrol: Chukchi Sea; Bering Sea, Alaska ADIZ; North Pacific.',
      /^Россия \(2 воздушных судна\) и Китай \(2 воздушных судна\) провели совместный воздушный патруль: Чукотское море; /,
      /^俄罗斯（2架军机）和中国（2架军机）进行联合空中巡航：楚科奇海；/,
    ],
    [
      'joint-sea-2015-1',
      'Russia (6 ships) and China (3 ships) exercised together on the water and in the air: Eastern Mediterranean.',
      /^Россия \(6 кораблей\) и Китай \(3 корабля\) провели совместное учение на воде и в воздухе: /,
      /^俄罗斯（6艘舰船）和中国（3艘舰船）在水上和空中举行联合演习：/,
    ],
    [
      'aman-2019',
      'Russia, China, Pakistan and the United States exercised together on the water: North Arabian Sea off Karachi.',
      /^Россия, Китай, Пакистан и Соединённые Штаты провели/,
      /^俄罗斯、中国、巴基斯坦和美国在水上举行联合演习：/,
    ],
    [
      'komodo-2014',
      'Russia, China and 15 other countries exercised together on the water: Natuna and Anambas islands.',
      /^Россия, Китай и ещё 15 стран провели/,
      /^俄罗斯、中国和另外15国在水上/,
    ],
    [
      'saratov-antiterror-2010',
      'Russia, China, Kyrgyzstan, Kazakhstan and Uzbekistan held a joint command-post exercise: Saratov.',
      /провели совместное командно-штабное учение: Саратов\.$/,
      /举行联合首长机关演习：萨拉托夫。$/,
    ],
    [
      'army-games-2016',
      'Russia, China and Kazakhstan competed in military games: Patriot Park, Kubinka, Moscow Region; Alabino range; Murom (Oka river); and one more place.',
      /; и ещё 1 место\.$/,
      /；另有1处。$/,
    ],
  ])('of %s says who did what where', (id, english, russian, chinese) => {
    const [en, ru, zh] = inEach(() => recordSentence(recordById.get(id)!));
    expect(en).toBe(english);
    expect(ru).toMatch(russian);
    expect(zh).toMatch(chinese);
  });

  it('is one sentence for every record, with no field missing', () => {
    for (const record of events.records)
      for (const text of inEach(() => recordSentence(record))) {
        expect(text, record.id).toMatch(/[^:：]+[:：].+[.。]$/);
        expect(text, record.id).not.toMatch(/undefined|null|\{|rec_/);
      }
  });
});

// Distances worked out by hand in the notes behind the atlas: 4,151 and 3,820 km; 31 km; 32 km.
describe('what a record was to an edge', () => {
  it('is a mark with its distance beyond the edge', () => {
    const [en, ru, zh] = inEach(() => wordsOf('kavkaz-2020', 'inner-asia').title);
    expect(en).toBe('Set a mark towards Inner Asia: +733 km');
    expect(ru).toBe('Новый рубеж в сторону Внутренней Азии: +733 км');
    expect(zh).toBe('刷新亚洲内陆方向外缘：+733公里');
    language = 'en';
    const { clause, edge, own } = wordsOf('kavkaz-2020', 'inner-asia');
    expect(plain(clause)).toBe('It went 733 km beyond the edge of 2019 towards Inner Asia.');
    expect(edge?.recordId).toBe('tsentr-2019');
    expect([own.reachKm, edge!.reachKm].map(Math.round)).toEqual([6306, 5573]);
  });

  it('is none within the margin or short of the edge, in numbers, and adds nothing to the sentence', () => {
    language = 'en';
    const near = wordsOf('joint-sea-2024', 'south-china-sea');
    expect(plain(near.title)).toBe(
      'Set no mark in the South China Sea: 31 km beyond the edge of 2016; a mark needs more than 250 km',
    );
    const short = wordsOf('will-for-peace-2026', 'southern-africa');
    expect(plain(short.title)).toBe(
      'Set no mark in Southern Africa: 32 km short of the edge of 2019',
    );
    expect([near.clause, short.clause, near.after, short.after]).toEqual(['', '', '', '']);
  });

  it('opens a direction, and tells of what came after', () => {
    language = 'en';
    const { title, after } = wordsOf('joint-sea-2016', 'south-china-sea');
    expect(title).toBe('Opened a direction: South China Sea and South-East Asia');
    expect(plain(after)).toBe('2 later visits, the farthest 31 km beyond it.');
  });

  it('is an interval where a place is known only within bounds', () => {
    language = 'en';
    const visit = (recordId: string, more: Partial<Visit>) =>
      ({ recordId, kind: 'patrol', date: '2020-01-01', year: 2020, mark: null, ...more }) as Visit;
    const edge = visit('a', { reachKm: 2000, mostKm: 2000, mark: 'opened', beyondKm: null });
    const said = (more: Partial<Visit>) => {
      const visits = [edge, visit('b', { beyondKm: null, ...more })];
      const state: Pick<DirectionState, 'id' | 'visits'> = { id: 'pacific', visits };
      return plain(markWords(state, 'b', directions).title);
    };
    const account = { en: 'by Russia’s account', ru: '', zh: '' };
    expect(said({ reachKm: 1800, mostKm: 2900, mark: 'possible', account })).toBe(
      'Perhaps a mark in the Pacific: at most 900 km beyond the edge of 2020 (by Russia’s account)',
    );
    expect(said({ reachKm: 2300, mostKm: 2900, mark: 'beyond' })).toBe(
      'Set a mark in the Pacific: at least +300 km',
    );
    expect(said({ reachKm: 1000, mostKm: 1500 })).toBe(
      'Set no mark in the Pacific: at least 500 km short of the edge of 2020',
    );
    expect(said({ reachKm: 1000, mostKm: 2100 })).toContain(': at most 100 km beyond the edge');
  });
});
