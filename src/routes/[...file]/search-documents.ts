import { LANGUAGES, byLanguage } from '$lib/core/record/languages';
import { hasPage, say, set, tagline } from '$lib/site/dataset/set';
import type { Claim } from '$lib/core/context/claims';
import type { ContextData } from '$lib/core/context/context';
import { METHOD_SECTIONS } from '$lib/pages/method/method-text';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { documents } from '$lib/records/search/documents';
import { events, readData, regions } from '$lib/site/dataset/dataset.server';

type Options = { locale?: Locale };
type Message = (inputs?: Record<string, never>, options?: Options) => string;

const inLanguages = (message: Message) =>
  byLanguage(LANGUAGES, (locale) => message({}, { locale }));

const compareLead: Message = (_, options) =>
  m.cmp_lead({ title: say(set.short, options?.locale) }, options);

const PAGES: [path: string, name: Message, about?: Message][] = [
  ['/', m.nav_atlas, (_, options) => tagline(options?.locale)],
  ['/compare', m.cmp_title, compareLead],
  ['/findings', m.findings_title, m.findings_search],
  ['/story', m.story_title, m.story_lead],
  ['/data', m.data_title, m.data_description],
  ['/data/codebook', m.data_codebook],
  ['/data/changelog', m.data_changelog],
  ['/method', m.method_title, m.method_lead],
  ...METHOD_SECTIONS.map(({ id: section }): [string, Message] => [
    `/method#${section}`,
    (_, options) => m.method_heading({ section }, options),
  ]),
];

export const searchDocuments = () =>
  documents({
    records: events.records,
    sources: events.sources,
    regions,
    items: readData<ContextData>('context.json').items,
    claims: readData<{ claims: Claim[] }>('claims.json').claims,
    pages: PAGES.filter(([path]) => hasPage(path)).map(([path, name, about]) => ({
      path,
      name: inLanguages(name),
      about: about ? Object.values(inLanguages(about)) : [],
    })),
  });
