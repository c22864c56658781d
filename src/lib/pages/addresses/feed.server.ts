import { createHash } from 'node:crypto';
import { inLanguage } from '#core/record/languages';
import { periodsLine } from '#core/answer/periods-line';
import type { DataVersion } from '#geodata/build/versions';
import { leadKind } from '$lib/site/dataset/answer.server';
import { readData, recordById } from '$lib/site/dataset/dataset.server';
import { languages, say, set } from '$lib/site/dataset/set';
import { SITE_ADDRESS } from '$lib/site/dataset/site-address.server';
import { localizedPath } from '$lib/site/links/href';
import { element, escaped } from '$lib/site/markup';
import { voiceOf } from '$lib/site/text/voice';
import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';

/** Atom feeds (RFC 4287) of the data's versions in each language of the set, newest first. */
export const feeds: Readonly<Record<string, () => string>> = Object.fromEntries(
  languages.map((locale) => [localizedPath('/feed.xml', locale).slice(1), () => feed(locale)]),
);

const text = (name: string, content: string) => element(name, {}, escaped(content));

function feed(locale: Locale) {
  const versions = readData<DataVersion[]>('versions.json');
  const entries = versions.map((version, i) => entry(version, versions[i - 1] ?? null, locale));
  // Without a site address, links are relative to the feed, next to its language's pages.
  const root = SITE_ADDRESS === null ? '' : SITE_ADDRESS + localizedPath('/', locale);
  const link = (rel: string, type: string, path: string) =>
    element('link', { rel, type, href: `${root}${path}` });
  const changes = link('alternate', 'text/html', 'data/changelog/');
  const parts = [
    text('title', m.feed_title({ title: say(set.title, locale) }, { locale })),
    text('id', uuidOf(`feed ${set.id} ${locale}`)),
    text('updated', timeOf(versions.at(-1)!)),
    element('author', {}, text('name', set.citation.authors)),
    text('rights', set.licence),
    link('alternate', 'text/html', 'data/'),
    ...(SITE_ADDRESS === null ? [] : [link('self', 'application/atom+xml', 'feed.xml')]),
    ...entries.toReversed().map((inside) => element('entry', {}, `${inside}\n${changes}`)),
  ];
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', attributes, parts.join('\n'))}\n`;
}

function entry(version: DataVersion, previous: DataVersion | null, locale: Locale) {
  const paragraphs = linesOf(version, previous, locale).map((line) => text('p', line));
  return [
    text('title', m.data_version({ version: version.version }, { locale })),
    text('id', uuidOf(`version ${set.id} ${version.version}`)),
    text('updated', timeOf(version)),
    element('content', { type: 'html' }, escaped(paragraphs.join(''))),
  ].join('\n');
}

export function linesOf(version: DataVersion, previous: DataVersion | null, locale: Locale) {
  const lists = previous === null ? [] : (['happened', 'learned', 'changed', 'removed'] as const);
  const nameOf = (id: string) => {
    const record = recordById.get(id);
    return record ? `${inLanguage(record.name, locale)} (${id})` : id;
  };
  const lines = lists
    .filter((what) => version[what].length > 0)
    .map((what) =>
      m.feed_records({ what, list: version[what].map(nameOf).join('; ') }, { locale }),
    );
  const count =
    version.records === null
      ? m.feed_uncounted({}, { locale })
      : m.feed_count({ n: version.records }, { locale });
  const counts = answerOf(version, locale);
  const form = counts === (previous && answerOf(previous, locale)) ? 'same' : 'other';
  const answer = counts === null ? [] : m.feed_answer({ form, counts }, { locale });
  return [previous === null ? m.feed_first({}, { locale }) : [], count, lines, answer].flat();
}

/** What each version answers, newest first; the text stands below the last of those that answer the same. */
export const versionAnswers = () =>
  readData<DataVersion[]>('versions.json')
    .flatMap((version, i, versions) => {
      const counts = answerOf(version, getLocale());
      const isSame = i > 0 && counts === answerOf(versions[i - 1]!, getLocale());
      const told = isSame ? null : counts && m.feed_answer({ form: 'other', counts });
      return counts ? { version: version.version, text: told } : [];
    })
    .reverse();

function answerOf({ counts }: DataVersion, locale: Locale) {
  const lead = counts?.find(({ kind }) => kind === leadKind);
  return lead && lead.before.n > 0 ? periodsLine(lead, true, voiceOf(locale)) : null;
}

/** Versions have no hour: the first moment of their day. */
const timeOf = ({ version }: DataVersion) => `${version.slice(0, 10)}T00:00:00Z`;

/** The same wherever the site is served: a UUID made from a name (RFC 9562, version 8). */
function uuidOf(name: string) {
  const hex = createHash('sha256').update(`joint-reach ${name}`).digest('hex');
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`;
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
