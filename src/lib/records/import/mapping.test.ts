import { describe, expect, it } from 'vitest';
import { openText } from './open';
import { readOpened } from './read';

const guessed = (text: string) => openText('a.csv', { text });

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
    const opened = openText('a.csv', { text: 'a,b,lat,lng\nx,Drill,1,2\n' });
    const mapping = {
      ...opened.mapping,
      columns: { ...opened.mapping.columns, name: 'b' },
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
});
