import { CLAIM_THEMES, type ClaimTheme } from '$lib/core/claims/claims';
import { FINDING_VERDICTS, type FindingVerdict } from '$lib/core/claims/outcome';

/** Which claims are shown; null = all. */
export interface Filter {
  theme: ClaimTheme | null;
  verdict: FindingVerdict | null;
}

/** Unknown values are ignored: an old link is never an error. */
export function filterOf(query: Pick<URLSearchParams, 'get'>): Filter {
  const among = <Value extends string>(values: readonly Value[], name: string) =>
    values.find((value) => value === query.get(name)) ?? null;
  return { theme: among(CLAIM_THEMES, 'theme'), verdict: among(FINDING_VERDICTS, 'verdict') };
}

/** The link to a choice; without script it leads to the anchor. Defaults are left out. */
export function hrefOf({ theme, verdict }: Filter, anchor: string): string {
  const query = [theme && `theme=${theme}`, verdict && `verdict=${verdict}`].filter(Boolean);
  return `${query.length > 0 ? `?${query.join('&')}` : '?'}#${anchor}`;
}
