import { m } from '$lib/paraglide/messages';

/** Sections of the page in their order; the id is the anchor. */
export const CONTENTS = [
  { id: 'records', heading: m.method_records },
  { id: 'footprint', heading: m.method_footprint },
  { id: 'new-ground', heading: m.method_new_ground },
  { id: 'extent', heading: m.method_extent },
  { id: 'frontier', heading: m.method_frontier },
  { id: 'farthest', heading: m.method_farthest },
  { id: 'spread', heading: m.method_spread },
  { id: 'band', heading: m.method_band },
  { id: 'twin', heading: m.method_twin },
  { id: 'deciding', heading: m.method_deciding },
  { id: 'null-model', heading: m.method_null },
  { id: 'measures-tested', heading: m.method_measures_tested },
  { id: 'scan', heading: m.method_scan },
  { id: 'joinpoint', heading: m.method_joinpoint },
  { id: 'periods', heading: m.method_periods },
  { id: 'region-status', heading: m.method_status },
  { id: 'rules', heading: m.method_rules },
  { id: 'claims', heading: m.method_claims },
  { id: 'calibration', heading: m.method_calibration },
  { id: 'post-hoc', heading: m.method_post_hoc },
  { id: 'limits', heading: m.method_limits },
  { id: 'sources', heading: m.method_sources },
] as const;

export type SectionId = (typeof CONTENTS)[number]['id'];

export function headingOf(id: SectionId): string {
  return CONTENTS.find((section) => section.id === id)?.heading() ?? id;
}
