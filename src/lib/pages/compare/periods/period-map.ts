import type { AreaKind } from '$lib/core/reach/measures';
import type { CompareAnswer, FateProperties } from '$lib/core/questions/question';
import { GROUND_FATES } from '$lib/core/reach/periods';
import { chanceInWords } from '$lib/core/stall/sentence';
import { Pen } from '$lib/map/still/pen';
import { periodFrame } from './period-frame';

export type Fate = FateProperties['fate'];
/** SVG paths of the ground of each fate; empty where there is none. */
export type FatePaths = Record<Fate, string>;

/** What the page shows of a comparison; the rest stays with the engine. */
export function shownComparison({
  dataVersion,
  a,
  b,
  byKind,
  byRegion,
  directions,
  chance,
}: Omit<CompareAnswer, 'ground'>) {
  const short = ({ from, to, records }: CompareAnswer['a']) => ({ from, to, records });
  const said = chance.map(chanceInWords);
  return { dataVersion, a: short(a), b: short(b), byKind, byRegion, directions, said };
}
export type ShownComparison = ReturnType<typeof shownComparison>;

/** What the map draws of a comparison, for all records and each kind. */
export function fatePaths({ ground }: Pick<CompareAnswer, 'ground'>): Record<AreaKind, FatePaths> {
  const pen = new Pen(periodFrame().project);
  const ofKind = (kind: AreaKind) =>
    Object.fromEntries(
      GROUND_FATES.map((fate) => {
        const found = ground?.features.find(
          ({ properties }) => properties.kind === kind && properties.fate === fate,
        );
        return [fate, found ? pen.path(found.geometry) : ''];
      }),
    ) as FatePaths;
  return { all: ofKind('all'), exercise: ofKind('exercise'), patrol: ofKind('patrol') };
}
