import {
  areaEvidence,
  meanOver,
  sumOver,
  type Counted,
  type EvidenceSeries,
} from '$lib/core/claims/area-evidence';
import type { Evidence } from '$lib/core/claims/evidence';
import { GROWTH, LULL, SINCE } from '$lib/core/claims/evidence';
import type { Scope } from '$lib/core/record/model';
import type { ScaleData } from '$lib/core/claims/scale';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { practiceName } from '$lib/site/terms';
import { sourceText, type SourceText } from './items';

/** One series of an area's evidence, written out. */
export interface EvidenceText {
  label: string;
  values: (number | null)[];
  /** Totals of the study's two periods and of the years since. */
  sums: string;
  /** Where the records behind it are shown. */
  query: string | null;
  isCount: boolean;
}

/** One area of the scale. Texts of the data are English. */
export interface AreaText {
  id: string;
  order: number;
  name: string;
  nameInferred: boolean;
  orderInferred: boolean;
  meaning: string;
  /** What the study's summary says; empty when it says nothing. */
  states: { rating: string | null; isLevel: boolean; note: string | null; lines: string[] };
  inference: { rating: string | null; text: string; others: string[] };
  evidence: EvidenceText[];
  items: { id: string; title: string }[];
  notes: string | null;
  sources: SourceText[];
}

export const PERIODS: readonly YearSpan[] = [GROWTH, LULL, SINCE];

export function areaTexts(scale: ScaleData, evidence: Evidence, span: YearSpan): AreaText[] {
  const authors = new Map(
    scale.frameworks.map(({ id, author, work }) => [id, `${author}, ${work}`]),
  );
  const titles = new Map(evidence.context.items.map(({ id, title }) => [id, title]));
  return scale.areas.map((area) => {
    const { study, inference } = area;
    return {
      ...{ id: area.id, order: area.order, name: formatName(area.name) },
      nameInferred: area.nameBasis === 'inferred',
      orderInferred: area.orderBasis === 'inferred',
      meaning: area.meaning,
      states: {
        rating: study.rating ?? null,
        isLevel: study.ratingWording === 'level',
        note: study.ratingNote ?? null,
        lines: [
          ...[study.position, study.mechanisms, study.related].filter((line) => line !== undefined),
          ...study.periods.map(({ text, trend }) => `${text}: ${trend}`),
        ],
      },
      inference: {
        rating: inference.rating ?? null,
        text: inference.text,
        others: area.frameworks.map(({ id, says }) => `${authors.get(id)}: ${says}`),
      },
      evidence: areaEvidence(area, evidence, span).map((series) => ({
        label: labelOf(series.of),
        values: series.values,
        sums: sumsOf(series, span),
        query: queryOf(series.of),
        isCount: series.of.what !== 'arms',
      })),
      items: (area.evidence.context ?? []).map((id) => ({ id, title: titles.get(id)! })),
      notes: area.notes ?? null,
      sources: area.sources.map((id) => sourceText(scale.sources[id]!)),
    };
  });
}

/** Counts are added up; a volume is a mean of the years that have one, since the series ends early. */
function sumsOf(series: EvidenceSeries, span: YearSpan): string {
  const parts = PERIODS.flatMap((years) => {
    if (series.of.what !== 'arms') {
      const n = formatCount(sumOver(series, years, span));
      return m.context_sum({ years: formatYears(years.from, years.to), n });
    }
    const known = meanOver(series, years, span);
    return known
      ? m.context_mean({ years: formatYears(known.from, known.to), n: formatCount(known.mean) })
      : [];
  });
  return parts.join(' · ');
}

const SCOPE: Record<Exclude<Scope, 'core'>, () => string> = {
  'internal-security': m.scope_internal_security,
  'broad-multilateral': m.scope_broad_multilateral,
  competition: m.scope_competition,
  'coast-guard': m.scope_coast_guard,
  passage: m.scope_passage,
};

function labelOf(of: Counted): string {
  switch (of.what) {
    case 'core':
      return of.kind === 'patrol' ? m.context_series_patrols() : m.context_series_exercises();
    case 'scope':
      return m.context_series_scope({ scope: SCOPE[of.scope]() });
    case 'practice':
      return m.context_series_practice({ practice: practiceName(of.practice) });
    case 'items':
      return m.context_series_items();
    case 'arms':
      return m.context_series_arms();
    default:
      return of satisfies never;
  }
}

/** The view of the atlas that shows a series, all years. */
function queryOf(of: Counted): string | null {
  switch (of.what) {
    case 'core':
      return of.kind === 'patrol'
        ? '?mode=all&kind=patrol,passage'
        : '?mode=all&kind=exercise,command-post,competition';
    case 'practice':
      return `?mode=all&practice=${of.practice}`;
    default:
      return null;
  }
}

/** How many of the counted series have something in each year of a period. */
export function steadySeries(areas: readonly AreaText[], years: YearSpan, span: YearSpan) {
  const counted = areas.flatMap(({ evidence }) => evidence.filter(({ isCount }) => isCount));
  const steady = counted.filter(({ values }) =>
    yearsOf(years).every((year) => (values[year - span.from] ?? 0) > 0),
  );
  return { steady: steady.length, of: counted.length };
}
