/** Runs in a copy to which pseudo-language.ts has added `xx`, as English with accents. */
import { safeParse } from 'valibot';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { fileOf } from '../../geodata/files/changes';
import { eventFile } from '#core/record/schema';
import { plainPath } from '$lib/site/links/href';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { EXPORTED } from '$lib/records/export/columns';
import { documents } from '$lib/records/search/documents';
import { buildIndex, search } from '$lib/records/search/search';
import { latestAnswer } from '$lib/site/dataset/answer.server';
import { events, regions } from '$lib/site/dataset/dataset.server';
import Header from '$lib/site/page/Header.svelte';
import { formatKm, formatList, formatOrdinal, formatPlace } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';

/** What SvelteKit tells components of the page. */
const REQUEST = new Map([['__request__', { page: { data: {} } }]]);
overwriteGetLocale(() => 'xx' as never);
const [record] = events.records;

it('is in the schema of a record, in its own letters', () => {
  const file = fileOf(record!);
  expect(safeParse(eventFile, file).success).toBe(true);
  const { issues } = safeParse(eventFile, { ...file, name: { en: 'A', xx: 'A' } });
  expect(issues?.[0]?.message).toBe('accented letters');
});

it('is searched', () => {
  const index = buildIndex(documents({ ...events, regions, items: [], claims: [], pages: [] }));
  const { groups } = search(index, 'Ínvéntéd 2018', 'xx' as never);
  expect(groups[0]?.hits[0]?.title.map(({ text }) => text).join('')).toBe('Ínvéntéd 2018');
});

it('has its own numbers, lists and names of places', () => {
  expect(formatKm(12_345)).toBe('12.350_kilos');
  expect(formatOrdinal(13)).toBe('#13');
  expect(formatList(['a', 'b', 'c'])).toBe('a, b und c');
  expect(formatPlace(record!.sites[0]!)).toBe('Átlántíc óff Pórtó');
});

it('is offered in the header, and its addresses are pages', () => {
  const { body } = render(Header, { props: { path: '/' }, context: REQUEST });
  expect(body).toMatch(/hreflang="xx"[^>]*aria-label="Áccénts"[^>]*>XX</);
  expect(body).not.toContain('hreflang="ru"');
  expect(plainPath({ pathname: '/xx/compare/' })).toBe('/compare');
});

it('tells the answer', () => {
  const { text } = latestAnswer(voiceOf());
  expect(text).toMatch(/[áéíóú]/);
  expect(text).not.toMatch(/\{|undefined/);
});

it('is written to files', () => {
  expect(EXPORTED.record.map(({ name }) => name)).toContain('name_xx');
});
