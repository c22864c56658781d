import { LANGUAGES } from '#core/record/languages';
import { byKey } from '#core/record/pick';
import type { Claim } from '#core/context/claims';
import { METHOD_SECTIONS } from '$lib/pages/method/method.server';
import { m } from '$lib/paraglide/messages';
import { documents } from '$lib/records/search/documents';
import { context, events, readData, regions } from '$lib/site/dataset/dataset.server';
import { pages, type PageText } from '$lib/site/pages.server';

const inLanguages = (message: PageText) => byKey(LANGUAGES, (locale) => message({}, { locale }));

const sections: typeof pages = METHOD_SECTIONS.map(({ id: section }) => ({
  path: `/method#${section}`,
  title: (_, options) => m.method_heading({ section }, options),
}));

export const searchDocuments = () =>
  documents({
    records: events.records,
    sources: events.sources,
    regions,
    items: context.items,
    claims: readData<{ claims: Claim[] }>('claims.json').claims,
    pages: [...pages, ...sections].map(({ path, title, about }) => ({
      path,
      name: inLanguages(title),
      about: about ? Object.values(inLanguages(about)) : [],
    })),
  });
