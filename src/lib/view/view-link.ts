import * as codec from './query';
import { MODES, defaultView, viewFields, type Bounds, type Mode, type View } from './view';

/**
 * The link of a view: `decode(encode(view))` is the view. The years are two keys for three values:
 * `year`, and `mode` where the year does not say it.
 */
type Years = Pick<View, 'mode' | 'from' | 'to'>;

export const decodeView = (query: URLSearchParams, bounds: Bounds): View => ({
  ...decodeYears(query, bounds),
  ...codec.readQuery(query, viewFields(bounds)),
});

export function encodeView(view: View, bounds: Bounds): URLSearchParams {
  const years = new URLSearchParams();
  const [year, standard] = [view, defaultView(bounds)].map(yearText);
  if (view.mode !== defaultView(bounds).mode || year !== standard) {
    if (view.mode !== 'all') years.set('year', year!);
    if (view.mode !== impliedMode(year!)) years.set('mode', view.mode);
  }
  return new URLSearchParams([...years, ...codec.writeQuery(view, viewFields(bounds))]);
}

export function unreadOf(query: URLSearchParams, bounds: Bounds): codec.Unread[] {
  const shown = decodeYears(query, bounds);
  const [year, mode] = [query.get('year'), query.get('mode')];
  const span = codec.parseSpan(year ?? '');
  const isKnown = span && Object.values(span).every((one) => one === clampYear(one, bounds));
  return [
    ...(year === null || isKnown ? [] : [{ asked: `year=${year}`, shown: yearText(shown) }]),
    ...(mode === null || isMode(mode) ? [] : [{ asked: `mode=${mode}`, shown: shown.mode }]),
    ...codec.unreadOf(query, viewFields(bounds)),
  ];
}

const isMode = (text: string | null): text is Mode => MODES.some((mode) => mode === text);

const yearText = ({ mode, from, to }: Years): string =>
  mode === 'window' ? `${from}..${to}` : String(to);

const impliedMode = (year: string): Mode => (/^\d+$/.test(year) ? 'year' : 'window');

const clampYear = (year: number, { firstYear, lastYear }: Bounds) =>
  Math.min(Math.max(year, firstYear), lastYear);

function decodeYears(query: URLSearchParams, bounds: Bounds): Years {
  const standard = defaultView(bounds);
  const year = query.get('year')?.trim() ?? '';
  const asked = codec.parseSpan(year);
  const years = Object.values(asked ?? { to: standard.to }).map((one) => clampYear(one, bounds));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const named = query.get('mode');
  const mode = isMode(named) ? named : asked ? impliedMode(year) : standard.mode;
  const spans = {
    year: { from: to, to },
    window: { from, to },
    cumulative: { from: bounds.firstYear, to },
    all: { from: bounds.firstYear, to: bounds.lastYear },
  };
  return { mode, ...spans[mode] };
}

/** What a copied link says of the data it was made with. */
export interface Edition {
  /** Version of the data: an ISO day and a hash. */
  version: string;
  /** Records that the link showed. */
  records: number;
}

/** `2001-11-24.6e6b62fc:7`, the value of `data`: not a choice, so it is gone with the reader's next one. */
export const encodeEdition = ({ version, records }: Edition) => `${version}:${records}`;

export function decodeEdition(raw: string | null): Edition | null {
  const [, version, records] = /^(\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}):(\d{1,5})$/.exec(raw ?? '') ?? [];
  return version && records ? { version, records: Number(records) } : null;
}
