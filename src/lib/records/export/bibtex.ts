import { BASE } from '#core/record/languages';
import type { Source } from '#core/record/schema';
import type { DataSelection } from './selection';

/** babel and biblatex name languages in English, in lower case. */
const LANGUAGES = new Intl.DisplayNames([BASE], { type: 'language', fallback: 'none' });
const babelName = (code: string) =>
  code === 'und' ? undefined : LANGUAGES.of(code)?.toLowerCase();
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Commands in TeX. Everything else stays Unicode. */
const ESCAPED: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

export const toBibtex = ({ sources }: Pick<DataSelection, 'sources'>) =>
  Object.values(sources).map(entry).join('\n');

function entry(source: Source) {
  const [year, month, day] = source.issued?.['date-parts'][0] ?? [];
  const { publisher, 'container-title': container, URL: address } = source;
  const type = typeOf(source);
  const holder = braced(type === 'article' ? container : (publisher ?? container));
  // Both need an author: an unsigned article has its paper (Chicago Manual of Style 17, 14.199), a
  // report its institution. Doubled braces mark an organization, not a person.
  const needsAuthor = type === 'article' || type === 'techreport';
  const institution = needsAuthor && holder ? `{${holder}}` : undefined;
  const accessed = address && source.accessed?.['date-parts'][0].map(twoDigits).join('-');
  const authors = source.author?.map((person) =>
    person.given ? `${person.family}, ${person.given}` : person.family,
  );
  const translated = source.custom.titleTranslated && 'Title translated into English';
  const fields: Record<string, string | undefined> = {
    author: authors ? braced(authors.join(' and ')) : institution,
    // Doubled braces keep the capitals of "Europe" and "NATO" in every style.
    title: `{{${escape(source.title)}}}`,
    [HOLDER[type]]: holder,
    publisher: type === 'article' ? braced(publisher) : undefined,
    year: year === undefined ? undefined : `{${year}}`,
    // A macro without braces, which biblatex reads too.
    month: month === undefined ? undefined : MONTHS[month - 1],
    day: day === undefined ? undefined : `{${day}}`,
    urldate: accessed && `{${accessed}}`,
    url: address && `{${url(address)}}`,
    langid: braced(babelName(source.language)),
    language: `{${source.language}}`,
    keywords: braced(source.custom.sourceType),
    note: braced([translated, source.note].filter(Boolean).join('. ')),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = ${value},`] : [],
  );
  return `@${type}{${source.id},\n${lines.join('\n')}\n}\n`;
}

const HOLDER = {
  article: 'journal',
  techreport: 'institution',
  online: 'organization',
  misc: 'howpublished',
} as const;

function typeOf(source: Source): keyof typeof HOLDER {
  if (source.type === 'webpage' && source.URL !== undefined) return 'online';
  if (source.type === 'article-newspaper' && source['container-title'] !== undefined)
    return 'article';
  return source.type === 'report' ? 'techreport' : 'misc';
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

const braced = (text: string | undefined) => (text ? `{${escape(text)}}` : undefined);

const escape = (text: string) => text.replace(/[\\{}$&#%_^~]/g, (char) => ESCAPED[char] ?? char);

/** `url` is verbatim: only a brace could end it early. */
const url = (address: string) => address.replace(/[{}\\\s]/g, (char) => encodeURIComponent(char));
