import { describe, expect, it } from 'vitest';
import type { SourcesFile } from '#core/record/schema';
import { checkedSources, emptyList } from './check-list';

const source = (id: string, URL?: string): SourcesFile[number] => ({
  id,
  type: 'webpage',
  title: id,
  language: 'en',
  ...(URL && { URL }),
  accessed: { 'date-parts': [[2026, 11, 30]] },
  custom: { sourceType: 'secondary', link: Boolean(URL) },
});
const sources = [
  source('gone', 'https://a.test/gone'),
  source('kept', 'https://a.test/kept'),
  source('open', 'https://a.test/open'),
  source('paper'),
];
const HEAD = 'url,status,archivedUrl,archivedAt';
const check = (...rows: string[]) =>
  checkedSources('list.csv', [HEAD, ...rows].join('\n'), sources);

it('lists each address once, to be filled in', () => {
  expect(emptyList(sources).split('\r\n')).toEqual([
    HEAD,
    'https://a.test/gone,,,',
    'https://a.test/kept,,,',
    'https://a.test/open,,,',
  ]);
});

it('tells what is lost from what has a copy, and takes the copies over', () => {
  const {
    problems,
    lost,
    unlisted,
    sources: checked,
  } = check(
    'https://a.test/gone,404,,',
    'https://a.test/kept,410,https://archive.test/1,2026-11-30',
  );
  expect(problems).toEqual([]);
  expect(lost).toEqual(['gone']);
  expect(unlisted).toEqual(['open']);
  expect(checked.map(({ custom }) => custom.archivedUrl)).toEqual([
    undefined,
    'https://archive.test/1',
    undefined,
    undefined,
  ]);
});

describe('a row that is wrong', () => {
  it.each([
    ['https://b.test/,200,,', 'line 2, url is "https://b.test/", expected the URL of a source'],
    [
      'https://a.test/open,gone,,',
      'line 2, status is "gone", expected an HTTP status, such as 404, or nothing',
    ],
    [
      'https://a.test/open,200,https://archive.test/1,',
      'line 2, archivedAt is "", expected archivedUrl and archivedAt, or neither',
    ],
    [
      'https://a.test/open,200,https://archive.test/1,2026-02-31',
      'line 2, archivedAt is "2026-02-31", expected a day of the calendar',
    ],
  ])('is told: %s', (row, problem) => {
    expect(check(row).problems).toEqual([`list.csv: ${problem}`]);
  });
});
