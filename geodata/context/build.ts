import { citationText } from '../../src/lib/core/record/citation';
import { laneOf } from '../../src/lib/core/context/context';
import type { ClaimsData } from '../../src/lib/core/claims/claims';
import type { ContextData, ContextItem } from '../../src/lib/core/context/context';
import type { ScaleData } from '../../src/lib/core/claims/claims';
import type { Source } from '../../src/lib/core/record/record';
import type { SourcesFile } from '../schema';
import { citedIn } from './cited';
import type { Context } from '../read';

/** What the page reads of the wider relationship. Pure; every file carries the sources it cites. */
export function contextOutputs(context: Context, recordSources: SourcesFile): Map<string, unknown> {
  const known = new Map([...recordSources, ...context.sources].map((s) => [s.id, s]));
  const cited = citedIn(context);
  const sourcesOf = (file: string): Record<string, Source> =>
    Object.fromEntries(
      [...new Set(cited.filter((c) => c.file === file).map(({ id }) => id))]
        .sort()
        .map((id) => [id, known.get(id)!]),
    );

  const data: ContextData = {
    ...context.context,
    items: items(context),
    sources: sourcesOf('context.json'),
  };
  const scale: ScaleData = { ...context.scale, sources: sourcesOf('scale.json') };
  const claims: ClaimsData = { ...context.claims, sources: sourcesOf('claims.json') };
  const citation = (id: string) => citationText(known.get(id)!);

  return new Map<string, unknown>([
    ['context.json', data],
    ['scale.json', scale],
    ['claims.json', claims],
    [
      'watch-zones.geojson',
      {
        ...context.zones,
        leftOut: context.zones.leftOut.map((zone) => ({
          ...zone,
          sources: zone.sources.map(citation),
        })),
        features: context.zones.features.map((feature) => ({
          ...feature,
          properties: {
            ...feature.properties,
            sources: feature.properties.sources.map(citation),
          },
        })),
      },
    ],
    ['straits.geojson', context.straits],
  ]);
}

function items({ context }: Context): ContextItem[] {
  return context.items.map((item) => ({
    ...item,
    lane: laneOf(item.kind),
    inference: item.inferred.length > 0,
  }));
}
