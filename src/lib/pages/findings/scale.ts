import {
  areaEvidence,
  meanOver,
  sumOver,
  type Counted,
  type EvidenceSeries,
} from '$lib/core/claims/area-evidence';
import { GROWTH, LULL, SINCE, type Evidence } from '$lib/core/claims/evidence';
import type { ScaleArea, ScaleData } from '$lib/core/claims/scale';
import type { YearSpan } from '$lib/core/record/time';
import { formatCount, formatList, formatName, formatYears } from '$lib/site/format';
import { scopeLabel } from '$lib/site/labels';
import { practiceName } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';

/** The seven areas: the level that the study states of each, and what the data hold for it. */
export function scaleText({ areas }: ScaleData, evidence: Evidence, span: YearSpan) {
  return areas.map((area) => ({
    ...{ name: formatName(area.name), isInferred: area.nameBasis === 'inferred' },
    ...{ rating: area.study.rating ?? null, stated: statedOf(area.study) },
    series: areaEvidence(area, evidence, span).map((series) => {
      const periods = [GROWTH, LULL, SINCE].map((years) => {
        const { from, to } = years;
        const n = valueOf(series, years, span);
        return m.findings_scale_period({ n, years: formatYears(from, to, evidence.coverage.to) });
      });
      return m.findings_scale_series({ label: labelOf(series.of), list: formatList(periods) });
    }),
  }));
}
export type ScaleText = ReturnType<typeof scaleText>;

function statedOf({ saysAnything, rating, ratingWording }: ScaleArea['study']): string {
  if (!saysAnything) return m.findings_scale_nothing();
  if (!rating) return m.findings_scale_no_level();
  return ratingWording === 'level' ? m.findings_scale_level() : m.findings_scale_wording();
}

/** Counts are added up; a volume is a mean of the years that have one, since the series ends early. */
function valueOf(series: EvidenceSeries, years: YearSpan, span: YearSpan): string {
  if (series.of.what !== 'arms') return formatCount(sumOver(series, years, span));
  const known = meanOver(series, years, span);
  return known ? m.findings_scale_mean({ n: formatCount(known.mean) }) : formatCount(null);
}

function labelOf(of: Counted): string {
  switch (of.what) {
    case 'core':
      return m.findings_group({ group: of.kind });
    case 'scope':
      return scopeLabel(of.scope);
    case 'practice':
      return practiceName(of.practice);
    case 'items':
      return m.findings_scale_items();
    case 'arms':
      return m.findings_scale_arms();
    default:
      return of satisfies never;
  }
}
