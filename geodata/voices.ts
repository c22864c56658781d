import type { Source } from '../src/lib/core/record/record';

type Cited = readonly { id: string }[];
type Sources = Readonly<Record<string, Source | undefined>>;

/**
 * How many voices speak for a record: different publishers, counted by whose text it is ("Xinhua
 * via Sina" is Xinhua); those that only repeat others are left out.
 */
export function voices(cited: Cited, sources: Sources): number {
  const names = cited.flatMap(({ id }) => {
    const source = sources[id];
    return !source || source.custom.sourceType === 'secondary' ? [] : [voiceOf(source)];
  });
  return new Set(names).size;
}

export const hasType = (cited: Cited, sources: Sources, type: string): boolean =>
  cited.some(({ id }) => sources[id]?.custom.sourceType === type);

function voiceOf(source: Source): string {
  const name = source.publisher ?? source['container-title'] ?? source.id;
  const carried = /(?:, from|, carrying|,? citing|, quoting) (.+)$/.exec(name)?.[1];
  return (carried ?? name).split(/ via | \(|, | \/ |\//)[0]!.trim();
}
