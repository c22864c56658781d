import {
  areaEvidence,
  meanOver,
  sumOver,
  type Counted,
  type EvidenceSeries,
} from '$lib/core/claims/area-evidence';
import type { Evidence } from '$lib/core/claims/evidence';
import { GROWTH, LULL, SINCE } from '$lib/core/claims/evidence';
import type { ScaleData } from '$lib/core/claims/scale';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { scopeLabel } from '$lib/site/labels';
import { practiceName } from '$lib/site/terms';
import { sourceText } from '$lib/site/source-label';

/** One area of the scale. Texts of the data are English. */
export type AreaText = ReturnType<typeof areaTexts>[number];

export function areaTexts(scale: ScaleData, evidence: Evidence, span: YearSpan) {
  const authors = new Map(
    scale.frameworks.map(({ id, author, work }) => [id, `${author}, ${work}`]),
  );
  const titles = new Map(evidence.context.items.map(({ id, title }) => [id, formatName(title)]));
  return scale.areas.map(({ study, ...area }) => ({
    ...{ id: area.id, order: area.order, name: formatName(area.name), meaning: area.meaning },
    ...{ nameBasis: area.nameBasis, orderBasis: area.orderBasis, inference: area.inference },
    /** What the study's summary says; empty when it says nothing. */
    stated: {
      ...{ rating: study.rating, wording: study.ratingWording },
      lines: [
        ...[study.position, study.mechanisms, study.related].filter((line) => line !== undefined),
        ...study.periods.map(({ text, trend }) => `${text}: ${trend}`),
      ],
    },
    /** What the inference rests on. */
    behind: [
      ...area.frameworks.map(({ id, says }) => `${authors.get(id)}: ${says}`),
      ...[study.ratingNote, area.notes].filter((line) => line !== undefined),
    ],
    evidence: areaEvidence(area, evidence, span).map((series) => ({
      label: labelOf(series.of),
      values: series.values,
      /** Totals of the study's two periods and of the years since. */
      sums: sumsOf(series, span, evidence.coverage.to),
      /** Where the records behind it are shown. */
      query: queryOf(series.of),
      isCount: series.of.what !== 'arms',
    })),
    items: (area.evidence.context ?? []).map((id) => ({ id, title: titles.get(id)! })),
    sources: area.sources.map((id) => sourceText(scale.sources[id]!)),
  }));
}

/** Counts are added up; a volume is a mean of the years that have one, since the series ends early. */
function sumsOf(series: EvidenceSeries, span: YearSpan, coveredTo: string): string {
  const parts = [GROWTH, LULL, SINCE].flatMap((years) => {
    if (series.of.what !== 'arms') {
      const n = formatCount(sumOver(series, years, span));
      return m.context_sum({ years: formatYears(years.from, years.to, coveredTo), n });
    }
    const known = meanOver(series, years, span);
    return known
      ? m.context_mean({ years: formatYears(known.from, known.to), n: formatCount(known.mean) })
      : [];
  });
  return parts.join(' · ');
}

function labelOf(of: Counted): string {
  switch (of.what) {
    case 'core':
      return of.kind === 'patrol' ? m.context_series_patrols() : m.context_series_exercises();
    case 'scope':
      return m.context_series_scope({ scope: scopeLabel(of.scope) });
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
