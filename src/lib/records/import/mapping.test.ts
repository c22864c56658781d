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

  it.each([
    [
      'Name;Datum;Ort;Breite;Länge;Teilnehmer;Art;Quelle',
      'Seeübung;12. März 2016;Kiel;1;2;Russland, China;Manöver;TASS',
    ],
    [
      'Exercice;Date de début;Lieu;Latitude;Longitude;Pays participants;Nature;Source',
      'Exercice naval;12 mars 2016;Brest;1;2;Russie, Chine;exercice;TASS',
    ],
    [
      'Nombre;Fecha;Lugar;Latitud;Longitud;Países;Tipo;Fuente',
      'Ejercicio naval;12 de marzo de 2016;Cádiz;1;2;Rusia, China;maniobras;TASS',
    ],
    [
      'НАЗВАНИЕ;Дата;Место;Широта;Долгота;Страны-участницы;Вид;Источник',
      'Учение;12 марта 2016;Владивосток;1;2;Россия, Китай;учение;ТАСС',
    ],
    [
      '名稱;日期;地點;緯度;經度;參與國;類型;來源',
      '海上联演;2016年3月12日;青島;1;2;俄罗斯，中国;演习;新华社',
    ],
  ])('is guessed in tables of five more languages, with their dates: %s', (header, row) => {
    const opened = openText('a.csv', { text: `${header}\n${row}\n` });
    expect(opened.doubts).toEqual([]);
    expect(Object.values(opened.mapping.columns).sort()).toEqual(header.split(';').sort());
    const { records, problems } = readOpened(opened);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        start: '2016-03-12',
        kind: 'exercise',
        participants: ['CN', 'RU'],
        sites: [{ name: row.split(';')[2], position: [2, 1] }],
        sources: [{ title: row.split(';')[7] }],
      },
    ]);
  });

  it.each([
    ['Jahr', 'Ende'],
    ['Année', 'Date de fin'],
    ['Año', 'Hasta'],
    ['Год', 'Окончание'],
    ['年份', '结束日期'],
  ])('is a year or an end in them: %s, %s', (start, end) => {
    const { columns } = guessed(`${end};${start}\n2017;2016\n`).mapping;
    expect(columns).toMatchObject({ start, end });
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

describe('rows without an id that share name and dates', () => {
  const opened = openText('a.csv', {
    text: 'name,date,lat,lng,kind\nA,2016,1,2,patrol\nB,2016,3,4,\nA,2016,5,6,patrol\nA,2017,1,2,\nA,2016,7,8,exercise\n',
  });

  it('are told, and are records of their own until the reader joins them', () => {
    const { records, shared } = readOpened(opened);
    expect(shared).toEqual({ rows: 3, records: 1 });
    expect(records).toHaveLength(5);
  });

  it('are places of one record where they are joined; one that contradicts the first is told', () => {
    const joined = readOpened(opened, { ...opened.mapping, isJoined: true });
    expect(joined.records.map(({ name, sites }) => [name.en, sites.length])).toEqual([
      ['A', 2],
      ['B', 1],
      ['A', 1],
    ]);
    expect(joined.problems).toMatchObject([
      { row: { n: 6 }, field: 'kind', expected: 'same-record' },
    ]);
    expect(joined.shared).toEqual({ rows: 3, records: 1 });
  });

  it('share nothing where an id says which record they are of, or where name and dates are missing', () => {
    for (const text of ['id,name,date\na,A,2016\nb,A,2016\n', 'name,date,lat\n,,1\n,,2\n'])
      expect(readOpened(openText('a.csv', { text })).shared.rows).toBe(0);
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
