/** Reads the sentences of the answer in each language: what each of them claims. */
import type { ReachKind } from '../../src/lib/core/record/model';
import { directions, rules } from './recomputed.fixture';
import {
  LANGUAGES,
  LISTS,
  SENTENCES,
  WORDS,
  type Language,
  type Sentences,
  type Word,
} from './sentences.fixture';

/** `YYYY-MM`; directions by id. */
export interface Where {
  month: string;
  where: string[];
}
export interface Count {
  k: number;
  n: number;
  from: number;
  /** null: while it lasts. */
  to: number | null;
}
/** `upTo`: the year to whose end it is told; null where nothing is said, so that it is of all records. */
export type Claim = { marginKm?: number; upTo?: number | null; perhaps?: string[] } & (
  | { says: 'none' | 'home'; kind: ReachKind; n?: number }
  | { says: 'no mark' | 'no patrol' | 'nothing to compare' | 'of power' }
  | { says: 'stopped'; month: string; n: number }
  | ({ says: 'last exercise' | 'last patrol' | 'last patrol too' } & Where)
  | { says: 'patrols did'; beyond: Where | null; opened: Where[] }
  | { says: 'nor patrols'; before: Where | null }
  | { says: 'lacks'; rule: string; left: { where: string; year: number }[] }
  | { says: 'others'; rules: { rule: string; month: string }[] }
  | { says: 'counts'; measure: 'newPlaces' | 'marks'; kind: ReachKind; counts: Count[] }
  | { says: 'verdict'; change: Change | null; odds: Odds | null; word: Word | null }
  | { says: 'alone'; counts: Count[] }
);
export type Change = 'fell' | 'not';
export type Odds = [times: number, of: number];
type Groups = Record<string, string | undefined>;
type Rule = [pattern: RegExp, claims: (groups: Groups) => Claim[]];

const MONTHS = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  ru: 'янв фев мар апр ма[яйе] июн июл авг сен окт ноя дек',
};
/** Of the month of a date in words, whatever its case; `` of what is none. */
function month(text: string, language: Language): string {
  const year = /\d{4}/.exec(text)?.[0];
  const of = (n: number) => `${year}-${String(n).padStart(2, '0')}`;
  if (language === 'zh') return of(Number(/年(\d+)月/.exec(text)?.[1]));
  const names = MONTHS[language].split(' ');
  const found = names.findIndex((name) => new RegExp(`(^|\\s)${name}`, 'i').test(text));
  return found < 0 ? '' : of(found + 1);
}

/** The directions named, and nothing else beside commas and conjunctions; else a name that is none. */
function where(text: string, language: Language): string[] {
  let rest = text;
  const found = [...directions]
    .sort((a, b) => b.where[language]!.length - a.where[language]!.length)
    .filter(({ where: name }) => rest !== (rest = rest.replace(name[language]!, '')));
  const left = rest.replace(/,|、| and | и |\s/g, '');
  return [...found.map(({ id }) => id), ...(left === '' ? [] : [`“${left}”`])];
}

const NUMBERS = {
  en: 'one two three four five six seven eight nine ten eleven twelve',
  ru: 'одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати',
  zh: '一 两 三 四 五 六 七 八 九 十 十一 十二',
};
const number = (text: string | undefined, language: Language) =>
  NUMBERS[language].split(' ').indexOf(text ?? '') + 1;
const year = (text: string | undefined) => (text === undefined ? null : Number(text));
const ruleOf = (name: string, language: Language) =>
  rules.find(({ name: { [language]: own } }) => own?.toLowerCase() === name.toLowerCase())?.id ??
  name;
const all = (text: string, pattern: RegExp): Groups[] =>
  [...text.matchAll(pattern)].map(({ groups }) => groups ?? {});
/** The items of a list, and one that is none where anything else stands among them. */
const items = (text: string, pattern: RegExp): Groups[] => {
  const rest = text.replace(pattern, '').replace(/ and | и |[,，、；;.\s]/g, '');
  return [...all(text, pattern), ...(rest === '' ? [] : [{ where: rest, date: rest, rule: rest }])];
};
const count = ({ k, n, from, to, since }: Groups): Count => ({
  ...{ k: Number(k), n: Number(n), from: Number(from ?? since) },
  to: since === undefined ? Number(to ?? from) : null,
});
const odds = ({ times, of }: Groups): Odds | null => (of ? [Number(times), Number(of)] : null);
const place = (language: Language, text?: string, date?: string): Where | null =>
  text && date ? { month: month(date, language), where: where(text, language) } : null;

/** As a sentence says it in a language; M is a month with its year. */
const M = {
  en: '[A-Z][a-z]+ \\d{4}',
  ru: '[а-я]+ \\d{4} года',
  zh: '\\d{4}年\\d+月',
};
const COUNTS = {
  en: /(?<k>\d+) of (?<n>\d+)(?: (?:exercise|patrol)s?)? (?:since (?<since>\d{4})|in (?<from>\d{4})(?:–(?<to>\d{4}))?)/g,
  ru: /(?<k>\d+) из (?<n>\d+)(?: (?:учени|патрул)\S+)? (?:с (?<since>\d{4}) года|в (?<from>\d{4})(?:–(?<to>\d{4}))? год(?:у|ах))/g,
  zh: /(?:(?<since>\d{4})年以来|(?<from>\d{4})(?:—(?<to>\d{4}))?年)(?<n>\d+)次(?:演习|巡航)?中有(?<k>\d+)次/g,
};
/** All counts of a text, and whether anything else stands between them. */
const counts = (text: string, language: Language): Count[] => {
  const found = all(text, COUNTS[language]).map(count);
  const rest = text.replace(COUNTS[language], '').replace(/[,，\s]/g, '');
  return rest === '' ? found : [...found, { k: NaN, n: NaN, from: NaN, to: NaN }];
};
const kindIn = (text: string): ReachKind =>
  /patrol|патрул|巡航/.test(text) ? 'patrol' : 'exercise';
const PERHAPS = {
  en: '(?: \\(perhaps (?<perhaps>[^)]+)\\))?',
  ru: '(?: \\(возможно, (?<perhaps>[^)]+)\\))?',
  zh: '(?:（(?<perhaps>[^）]+可能有)）)?',
};
const UP_TO = {
  en: '(?: up to the end of (?<upTo>\\d{4}))?',
  ru: '(?:До конца (?<upTo>\\d{4}) года )?',
  zh: '(?:截至(?<upTo>\\d{4})年底，?)?',
};
const sentence = (text: string, language: Language) => {
  const filled = text
    .replaceAll('#M', `(?:${M[language]})`)
    .replaceAll('#P', PERHAPS[language])
    .replaceAll('#Q', PERHAPS[language].replace('<perhaps>', '<perhapsOnly>'))
    .replaceAll('#U', UP_TO[language]);
  return new RegExp(`^${filled}$`, 'u');
};
const perhaps = (text: string | undefined, language: Language) =>
  text && {
    perhaps: all(text, new RegExp(`(?<date>${M[language]})`, 'g')).map(({ date }) =>
      month(date!, language),
    ),
  };

function grammar(language: Language): Rule[] {
  const of = SENTENCES[language];
  const upTo = (g: Groups) => ({ upTo: year(g.upTo) });
  const maybe = (g: Groups) => perhaps(g.perhaps ?? g.perhapsOnly, language);
  const last =
    (says: 'last exercise' | 'last patrol') =>
    (g: Groups): Claim[] => [
      {
        says,
        ...place(language, g.where, g.date)!,
        marginKm: Number(g.km),
        ...upTo(g),
        ...maybe(g),
      },
    ];
  const readOdds = (g: Groups, change: Change): Claim => ({
    ...{ says: 'verdict', change, odds: odds(g) },
    word: g.word ? WORDS[g.word]! : null,
  });
  const lines: Record<keyof Sentences, (g: Groups) => Claim[]> = {
    noExercise: (g) => [{ says: 'none', kind: 'exercise', ...upTo(g) }],
    noPatrol: (g) => [{ says: 'none', kind: 'patrol', ...upTo(g) }],
    exercisesHome: (g) => [
      { says: 'home', kind: 'exercise', n: number(g.n, language), ...upTo(g) },
    ],
    patrolsHome: (g) => [{ says: 'home', kind: 'patrol', ...upTo(g) }],
    noMark: (g) => [{ says: 'no mark', marginKm: Number(g.km), ...upTo(g), ...maybe(g) }],
    stopped: (g) => [
      {
        ...{ says: 'stopped', n: number(g.n, language), marginKm: Number(g.km) },
        ...{ month: month((g.since ?? g.between)!, language), ...upTo(g), ...maybe(g) },
      },
    ],
    lastExercise: last('last exercise'),
    lastPatrol: last('last patrol'),
    lastPatrolToo: (g) => [
      { says: 'last patrol too', ...place(language, g.where, g.date)!, ...then(g), ...maybe(g) },
    ],
    noPatrolSo: (g) => [{ says: 'no patrol', ...maybe(g) }],
    patrolsDid: (g) => [
      {
        ...{ says: 'patrols did', beyond: place(language, g.where, g.date), ...maybe(g) },
        opened: items(g.opened ?? g.openedOnly ?? '', LISTS.opened[language]).map((one) =>
          place(language, one.where?.replace(/^ (?:and|и) /, ''), one.date)!,
        ),
      },
    ],
    nor: (g) => [{ says: 'nor patrols', before: place(language, g.where, g.date), ...maybe(g) }],
    lacks: (g) => [
      {
        ...{ says: 'lacks', rule: g.core ? 'core' : ruleOf(g.rule!, language), ...upTo(g) },
        left: items(g.list!, LISTS.lacks[language]).map((one) => {
          return { where: where(one.where!, language).join(), year: Number(one.year) };
        }),
      },
    ],
    others: (g) => [
      {
        ...{ says: 'others', ...upTo(g) },
        rules: items(g.list!, LISTS.others[language]).map((one) => {
          return { rule: ruleOf(one.rule!, language), month: month(one.date!, language) };
        }),
      },
    ],
    newPlaces: (g) => [
      {
        ...{ says: 'counts', measure: 'newPlaces', kind: kindIn(g.kind!) },
        ...{ counts: counts(g.counts!, language), marginKm: Number(g.km) },
      },
    ],
    fell: (g) => [readOdds(g, 'fell')],
    same: (g) => [readOdds(g, 'not')],
    tooFew: () => [{ says: 'verdict', change: null, odds: null, word: 'too few' }],
    compared: (g) => [
      {
        ...{ says: 'counts', kind: kindIn(g.counts!), counts: counts(g.counts!, language) },
        measure: /Marks|Рубежи|外缘/.test(g.measure!) ? 'marks' : 'newPlaces',
      },
      g.change
        ? readOdds(g, /fall|спад|下降/.test(g.change) ? 'fell' : 'not')
        : { says: 'verdict', change: null, odds: null, word: 'too few' },
    ],
    alone: (g) => [
      {
        says: 'alone',
        counts: items(g.list!, LISTS.alone[language]).map((one) =>
          count({ ...one, k: one.k ?? '0' }),
        ),
      },
    ],
    power: () => [{ says: 'of power' }],
    nothing: () => [{ says: 'nothing to compare' }],
  };
  return Object.entries(lines).map(([name, claims]): Rule => {
    return [sentence(of[name as keyof Sentences], language), claims];
  });

  /** "By then" is the year of the sentence before it, which `read` puts in. */
  function then(g: Groups) {
    return { upTo: g.then === undefined ? null : NaN };
  }
}
const GRAMMAR = Object.fromEntries(LANGUAGES.map((one) => [one, grammar(one)])) as Record<
  Language,
  Rule[]
>;

/** The claims of a text, in order, and the sentences that nothing here can read. */
export function read(
  text: string,
  language: Language,
): { claims: Claim[]; unread: string[]; scope: string | null } {
  const [, scope, rest] = /^([^.。:：0-9]+)[:：] ?(.*)$/su.exec(text) ?? [];
  const isScope = scope !== undefined && rules.some(({ name }) => name[language] === scope);
  const body = isScope ? rest!.replace(/^./u, (first) => first.toUpperCase()) : text;
  const ends = language === 'zh' ? /(?<=。)/ : /(?<=\.) (?=\p{Lu}|“)/u;
  const claims: Claim[] = [];
  const unread: string[] = [];
  // A verdict in Russian is two sentences.
  const sentences = body.replace('кончаются. Есть', 'кончаются\u0000 Есть').split(ends);
  for (const one of sentences.map((line) => line.replace('\u0000', '.').replace(/[.。]$/, ''))) {
    const found = GRAMMAR[language].find(([pattern]) => pattern.test(one));
    if (!found) unread.push(one);
    else claims.push(...found[1](found[0].exec(one)!.groups ?? {}));
  }
  return { claims, unread, scope: isScope ? (ruleOf(scope, language) as string) : null };
}
