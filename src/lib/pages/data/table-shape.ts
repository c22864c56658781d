import type { Shape } from '$lib/site/network/shape';
import { NAMES } from '$lib/site/network/shapes';
import type { DataPage } from './data-page.server';

/** Of `table.json`, which holds all that the page shows. */
export const DATA_PAGE = {
  rows: [
    {
      id: 'text',
      name: NAMES,
      start: 'text',
      end: 'text',
      datePrecision: 'text',
      kind: 'text',
      scope: 'text',
      framework: 'text',
      series: 'text',
      domains: ['text'],
      practices: ['text'],
      participants: ['text'],
      regions: ['text'],
      'personnel?': 'number',
      sources: 'number',
    },
  ],
  rules: [
    {
      id: 'text',
      name: NAMES,
      definition: NAMES,
      where: {},
      count: 'number',
    },
  ],
  regions: [{ id: 'text', name: NAMES }],
  bounds: { firstYear: 'number', lastYear: 'number', rules: ['text'] },
  counts: { records: 'number', sites: 'number', tracks: 'number', sources: 'number' },
  dataVersion: 'text',
  coverage: {
    from: 'text',
    to: 'text',
    lastDay: 'text',
    method: NAMES,
    notSearched: [{ from: 'text', to: 'text', why: NAMES }],
    limits: [{ why: NAMES, names: [NAMES] }],
    leftOut: [{ name: NAMES, years: 'text', why: NAMES }],
    years: ['number'],
    support: [{ field: 'text', records: 'number', supported: 'number' }],
    partYears: ['number'],
    cells: { '*': { '*': ['number'] } },
  },
  signs: { '*': [] },
  years: {
    columns: [{ id: 'text', name: 'text' }],
    rows: [
      {
        year: 'number',
        text: 'text',
        cells: [{ 'value?': 'number', text: 'text', 'deciding?': { id: 'text', name: 'text' } }],
      },
    ],
  },
  notHeld: [
    { id: 'text', name: NAMES, status: 'text', start: 'text', end: 'text', sources: ['text'] },
  ],
  downloads: [
    {
      use: 'text',
      files: [{ file: 'text', what: 'text', form: 'text', bytes: 'number', 'format?': 'text' }],
    },
  ],
  folder: 'text',
  layers: [{ file: 'text', bytes: 'number' }],
} as const satisfies Shape<DataPage>;
