import type { ReachDataset } from '../reach/dataset';
import { yearsOf } from '../record/time';
import type { HangsOn } from '../stall/hangs-on';
import type { Pace } from '../stall/pace';
import type { StallAnalysis } from '../stall/stall-analysis';
import { measuresUnder, type SpanReach } from './measures';
import { stalled } from './stalled';
import { whereStopped } from './where';

/** How sure the numbers of a counting rule are: what takes seconds, worked out when the data are built. */
export interface Sure {
  years: ({ year: number } & Pick<SpanReach, 'band' | 'adjusted'>)[];
  /** To how many records a year the richer ones are brought. */
  effort: number;
  stall: StallAnalysis;
  /** At the end of each year; edges and sentence follow from the records at once. */
  pace: Record<number, Pace[]>;
  /** Of the last year. */
  hangsOn: HangsOn | null;
}

/** `static/data/sure-<rule>.json`, by rule. */
export function sureUnder(dataset: ReachDataset): Record<string, Sure> {
  const ids = dataset.rules.map(({ id }) => id);
  const settings = { bands: {}, adjusted: {} };
  const rules = measuresUnder(ids, dataset, {}, settings).map((measures): [string, Sure] => {
    const choices = { rule: measures.settings.rule };
    const years = dataset.directions ? yearsOf(measures.settings) : [];
    const found = years.map((year) =>
      whereStopped(dataset, choices, { year, hangs: year === years.at(-1) }),
    );
    return [
      choices.rule,
      {
        years: measures.years.map(({ year, band, adjusted }) => ({ year, band, adjusted })),
        effort: measures.settings.adjusted!.records,
        stall: stalled(dataset, choices).analysis,
        pace: Object.fromEntries(found.map(({ year, pace }) => [year, pace])),
        hangsOn: found.at(-1)?.hangsOn ?? null,
      },
    ];
  });
  return Object.fromEntries(rules);
}
