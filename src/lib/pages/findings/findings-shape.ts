import type { Shape } from '$lib/site/network/shape';
import type { FindingsPage } from './findings-page.server';

const TABLE = {
  label: 'text',
  'caption?': 'text',
  columns: [{ text: 'text', 'look?': 'text', 'span?': 'number' }],
  rows: [
    {
      name: 'text',
      cells: [{ text: 'text', 'look?': 'text', 'href?': 'text', 'span?': 'number' }],
    },
  ],
} as const;

const LINK = { path: 'text', text: 'text' } as const;

const CLAIM = {
  id: 'text',
  short: 'text',
  said: 'text',
  'quote?': 'text',
  sources: [{ text: 'text', 'url?': 'text' }],
} as const;

const CARD = {
  ...CLAIM,
  'sameAs?': 'text',
  isMain: 'flag',
  verdict: 'text',
  verdictText: 'text',
  'flag?': 'text',
  result: 'text',
  facts: [{ name: 'text', text: 'text' }],
  links: [LINK],
} as const;

const PICTURE = {
  label: 'text',
  note: 'text',
  kinds: [
    {
      kind: 'text',
      title: 'text',
      rows: [
        {
          period: 'text',
          dots: [{ id: 'text', sign: 'text', name: 'text' }],
          'expected?': 'number',
          text: 'text',
          isPart: 'flag',
        },
      ],
    },
  ],
  mostInRow: 'number',
  signs: [
    {
      id: 'text',
      paths: [{ d: 'text', 'fill?': 'text', 'stroke?': 'text', 'width?': 'number' }],
    },
  ],
  ratesTitle: 'text',
  rates: [{ years: 'text', perYear: 'text' }],
} as const;

const YARDSTICK = {
  title: 'text',
  line: 'text',
  says: 'text',
  rows: [
    {
      title: 'text',
      years: 'text',
      text: 'text',
      label: 'text',
      counts: { own: 'number', onePoint: 'number', of: 'number' },
      marks: [{ look: 'text', left: 'number', 'width?': 'number' }],
      numbers: [{ count: 'number', left: 'number' }],
    },
  ],
  legend: [{ look: 'text', text: 'text' }],
  source: 'text',
  doi: 'text',
  more: { title: 'text', lines: ['text'] },
} as const;

/** Of `findings.json`, which holds all that the page says. */
export const FINDINGS_PAGE = {
  ofSet: 'text',
  answer: {
    lines: {
      headline: 'text',
      'counts?': 'text',
      'others?': 'text',
      'soFar?': 'text',
      definition: 'text',
    },
    text: 'text',
    'evidence?': 'text',
    sure: { lines: ['text'], table: TABLE },
    picture: PICTURE,
    directions: TABLE,
  },
  'study?': { before: 'text', text: 'text', url: 'text', after: 'text' },
  board: {
    n: 'number',
    title: 'text',
    tally: 'text',
    flag: { sign: 'text', means: 'text' },
    columns: [{ groups: [{ title: 'text', cards: [CARD], isContinued: 'flag' }] }],
    untestedCount: 'number',
    untestedTitle: 'text',
    untested: [{ reason: 'text', text: 'text', claims: [CLAIM], list: 'text' }],
  },
  watch: [
    {
      id: 'text',
      title: 'text',
      last: 'text',
      states: [{ rule: 'text', entered: 'flag', text: 'text' }],
      near: 'text',
      records: [LINK],
    },
  ],
  watchTexts: { title: 'text', note: 'text' },
  'yardstick?': YARDSTICK,
  scaleLead: 'text',
  'scale?': TABLE,
} as const satisfies Shape<FindingsPage>;
