import { BASE } from '#core/record/languages';
import { dateOf } from '#core/record/record';
import { m } from '$lib/paraglide/messages';
import { toBibtex } from './bibtex';
import type { AtlasRecord, Source } from '#core/record/schema';
import { set } from '$lib/site/dataset/set';

export function citationsOf(
  { id, name }: AtlasRecord,
  dataVersion: string,
  url: string,
): [form: string, text: string][] {
  const accessed = new Date().toISOString().slice(0, 10);
  const { authors, title } = set.citation;
  const source: Source = {
    id: `jointreach-${id}`,
    type: 'webpage',
    title: name[BASE],
    language: BASE,
    URL: url,
    publisher: authors,
    'container-title': title,
    issued: dateOf(dataVersion.slice(0, 10)),
    accessed: dateOf(accessed),
    note: `Version ${dataVersion}, ${set.licence}`,
    custom: { sourceType: 'secondary', link: true },
  };
  const text = `${authors} (${dataVersion.slice(0, 4)}). “${name[BASE]}”, in ${title}. Version ${dataVersion}. ${url} (read ${accessed}).`;
  return [
    [m.rec_text(), text],
    ['BibTeX', toBibtex({ sources: { [id]: source } })],
  ];
}
