import { m } from '$lib/paraglide/messages';
import { toBibtex } from './bibtex';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import { set } from '$lib/site/set';
import { toCslJson } from './formats';

export function citationsOf(
  { id, name }: AtlasRecord,
  dataVersion: string,
  url: string,
): [form: string, text: string][] {
  const day = new Date().toISOString().slice(0, 10);
  const parts = (iso: string) => iso.split('-').map(Number);
  const { citation, licence } = set;
  const source: Source = {
    ...{ id: `jointreach-${id}`, type: 'webpage', title: name.en, language: 'en', URL: url },
    ...{ publisher: citation.authors, 'container-title': citation.title },
    issued: { 'date-parts': [parts(dataVersion.slice(0, 10))] },
    accessed: { 'date-parts': [parts(day)] },
    note: `Version ${dataVersion}, ${licence}`,
    custom: { sourceType: 'secondary', link: true },
  };
  const sources = { [id]: source };
  const year = dataVersion.slice(0, 4);
  return [
    [
      m.rec_text(),
      `${citation.authors} (${year}). “${name.en}”, in ${citation.title}. Version ${dataVersion}. ${url} (read ${day}).`,
    ],
    ['BibTeX', toBibtex({ sources })],
    ['CSL-JSON', toCslJson({ sources })],
  ];
}
