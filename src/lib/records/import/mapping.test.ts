import { describe, expect, it } from 'vitest';
import { toDegrees } from './mapping';
import { openText } from './open';
import { readOpened } from './read';

const guessed = (text: string) => openText('a.csv', text).guess;

describe('what columns hold', () => {
  it('is guessed by their names in three languages', () => {
    expect(
      guessed('Событие,Дата начала,Широта,Долгота\nУчение,2022,1,2\n').mapping.columns,
    ).toEqual({
      name: 'Событие',
      start: 'Дата начала',
      lat: 'Широта',
      lng: 'Долгота',
    });
    const { mapping, doubts } = guessed('名称,年份,纬度,经度,参与国\n演习,2022,1,2,中国\n');
    expect(mapping.columns).toMatchObject({ name: '名称', start: '年份', participants: '参与国' });
    expect(doubts).toEqual([]);
  });

  it('is guessed by what is in them where no name tells', () => {
    const { mapping, doubts } = guessed('foo,bar,lat,lng\nDrill,12 Sep 2016,1,2\n');
    expect(mapping.columns).toMatchObject({ name: 'foo', start: 'bar' });
    expect(doubts).toEqual([]);
    expect(guessed('a,b\n1,2\n').doubts).toEqual(['name', 'start', 'place']);
  });

  it('may be said otherwise, with one value for all', () => {
    const opened = openText('a.csv', 'a,b,lat,lng\nx,Drill,1,2\n');
    const mapping = {
      ...opened.guess.mapping,
      columns: { ...opened.guess.mapping.columns, name: 'b' },
      fixed: { start: '2022-05', kind: 'patrol', participants: 'Russia; China; Iran' },
    };
    expect(readOpened(opened, mapping).records).toMatchObject([
      {
        name: { en: 'Drill' },
        start: '2022-05-01',
        kind: 'patrol',
        participants: ['CN', 'IR', 'RU'],
      },
    ]);
  });
});

describe('a doubt', () => {
  const dated = (...dates: string[]) =>
    guessed(`name,date,lat,lng\n${dates.map((date) => `A,${date},1,2`).join('\n')}\n`);

  it('is the order of day and month, unless one date decides it', () => {
    expect(dated('09/12/2016', '01/02/2017').doubts).toEqual(['order']);
    expect(dated('09/12/2016', '09/13/2016')).toMatchObject({
      doubts: [],
      mapping: { order: 'mdy' },
    });
    expect(dated('09/12/2016', '13/09/2016')).toMatchObject({
      doubts: [],
      mapping: { order: 'dmy' },
    });
    expect(dated('09.12.2016', '2016-09-12').doubts).toEqual([]);
  });

  it('is a latitude that most are beyond, which the other column is not', () => {
    const text = 'name,date,lat,lng\nA,2022,131.9,43.1\nB,2022,129.1,35.1\n';
    const opened = openText('a.csv', text);
    expect(opened.guess).toMatchObject({ doubts: ['swapped'], mapping: { swapped: true } });
    const [first] = readOpened(opened, opened.guess.mapping).records;
    expect(first?.sites[0]?.position).toEqual([131.9, 43.1]);
  });

  it('is metres, turned into degrees by the inverse of Web Mercator', () => {
    const { mapping, doubts } = guessed('name,date,y,x\nA,2022,5327205.27,14683040.84\n');
    expect(doubts).toEqual(['mercator']);
    // Forward: y = R ln tan(45° + φ/2), EPSG guidance note 7-2.
    const [lng, lat] = toDegrees([14683040.835633, 5327205.27427], mapping);
    expect([lng, lat]).toEqual([expect.closeTo(131.9, 6), expect.closeTo(43.1, 6)]);
  });
});
