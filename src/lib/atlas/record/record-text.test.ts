import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getLocale, locales, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { firstInDirection } from '#core/reach/directions';
import { index, recordById, sureUnder } from '$lib/site/dataset/dataset.server';
import { partnerDistances, recordSentence, visitText } from './record-text';

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

it('a place within bounds is at least so far from a land, but never at least 0 km', () => {
  const texts = (kmFrom: Record<string, number>) =>
    inEach(() => partnerDistances({ kmFrom, atLeast: ['RU', 'CN'] }).join())[0];
  expect(texts({ RU: 1459.1, CN: 0 })).toBe('at least 1,450 km from Russia');
  expect(texts({ RU: 0, CN: 0 })).toBe('');
});

describe('the sentence of a record', () => {
  it.each(['domains', 'participants'] as const)('is its place where no %s are stated', (field) => {
    const record = { ...recordById.get('joint-sea-2015-1')!, [field]: [] };
    const [en] = inEach(() => recordSentence(record));
    expect(en).toBe('Eastern Mediterranean.');
  });

  it.each([
    [
      'bomber-patrol-2024-1',
      'Russia (2 aircraft) and China (2 aircraft) flew a joint patrol: Chukchi Sea; Bering Sea, Alaska ADIZ; North Pacific.',
      /^Россия \(2 самолёта\) и Китай \(2 самолёта\) провели совместное воздушное патрулирование\. Район: Чукотское море; /,
      /^俄罗斯（2架军机）和中国（2架军机）在楚科奇海、.+进行联合空中巡航。$/,
    ],
    [
      'joint-sea-2015-1',
      'Russia (6 ships) and China (3 ships) exercised together at sea and in the air: Eastern Mediterranean.',
      /^Россия \(6 кораблей\) и Китай \(3 корабля\) провели совместное учение на море и в воздухе\. Район: восточная часть Средиземного моря\.$/,
      /^俄罗斯（6艘舰船）和中国（3艘舰船）在.+举行海空联合演习。$/,
    ],
    [
      'aman-2019',
      'Russia, China, Pakistan and the United States exercised together at sea: North Arabian Sea off Karachi.',
      /^Россия, Китай, Пакистан и Соединённые Штаты провели/,
      /^俄罗斯、中国、巴基斯坦和美国在.+举行海上联合演习。$/,
    ],
    [
      'komodo-2014',
      'Russia, China and 15 other countries exercised together at sea: Natuna and Anambas islands.',
      /^Россия, Китай и ещё 15 стран провели/,
      /^俄罗斯、中国和另外15国在/,
    ],
    [
      'saratov-antiterror-2010',
      'Russia, China, Kyrgyzstan, Kazakhstan and Uzbekistan held a joint command-post exercise: Saratov.',
      /провели совместное командно-штабное учение\. Район: Саратов\.$/,
      /在萨拉托夫举行联合首长机关演习。$/,
    ],
    [
      'army-games-2016',
      'Russia, China and Kazakhstan competed in military games: Patriot Park, Kubinka, Moscow Region; Alabino range; Murom (Oka river); and one more place.',
      /; и ещё 1 место\.$/,
      /以及另外1处参加军事比赛。$/,
    ],
  ])('of %s says who did what where', (id, english, russian, chinese) => {
    const [en, ru, zh] = inEach(() => recordSentence(recordById.get(id)!));
    expect(en).toBe(english);
    expect(ru).toMatch(russian);
    expect(zh).toMatch(chinese);
  });
});

describe('what a record was', () => {
  const { visits } = sureUnder('core');
  const text = (id: string, direction: string | null) => {
    const visit = visits.find((own) => own.id === id)!;
    return inEach(() => visitText(visit, (other) => other, direction));
  };

  it('is the first in its direction, for patrols as for exercises', () => {
    const [en, ru, zh] = text('naval-patrol-2021', 'The Pacific');
    expect(en).toBe(
      '2nd place reached by ship patrols, the first in the direction “The Pacific”; at least 9,620 km from the nearest earlier one, joint-escort-gulf-of-aden-2009.',
    );
    expect(ru).toMatch(/^2-е место морских патрулирований, первое в направлении «The Pacific»;/);
    expect(zh).toMatch(/^海上巡航到达的第2个地点，也是“The Pacific”方向的首次；/);
    expect(text('joint-sea-2016', 'There')[0]).toMatch(/ exercises, the first in the .* “There”/);
  });

  it('is at least the place of its number where perhaps new ones came before', () => {
    expect(text('zapad-interaction-2021', null)).toEqual([
      expect.stringMatching(/^At least the \d+th place reached by exercises; /),
      expect.stringMatching(/^Не менее чем \d+-е место, где прошли учения; /),
      expect.stringMatching(/^演习到达的至少第\d+个地点；/),
    ]);
    expect(text('peace-mission-2005', null)[0]).toMatch(/^2nd place reached by exercises; /);
  });
});

it('the first of a kind in a direction is new there, and not the first of all', () => {
  const firsts = firstInDirection(sureUnder('core').visits, index.directions);
  const told = [...firsts].map(([{ kind, id }, direction]) => [kind, id, direction]);
  const expected = [
    ['ship-patrol', 'naval-patrol-2021', 'pacific'],
    ['ship-patrol', 'naval-patrol-2022', 'north-east'],
    ['ship-patrol', 'naval-patrol-2024-1', 'south-china-sea'],
    ['air-patrol', 'bomber-patrol-2024-1', 'north-east'],
    ['exercise', 'mediterranean-tactical-2014', expect.any(String)],
  ];
  expect(told).toEqual(expect.arrayContaining(expected));
});
