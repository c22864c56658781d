import { sort } from 'd3-array';
import { citationText } from '../../src/lib/core/record/record';
import { laneOf, type ContextData } from '../../src/lib/core/context/context';
import type { ClaimsData, ScaleData } from '../../src/lib/core/context/claims';
import type { SourcesFile } from '../../src/lib/core/record/schema';
import { valuesIn, type ContextFiles } from '../files/read';

/** By file below static/data/, with the sources that each cites. */
export function contextOutputs(
  context: ContextFiles,
  recordSources: SourcesFile,
): Record<string, unknown> {
  const { zones, yardstick } = context;
  const byId = new Map(
    [...recordSources, ...context.sources].map((source) => [source.id, source] as const),
  );
  const citations = citationsIn(context);
  const sourcesOf = (file: string) => {
    const ids = citations.filter((citation) => citation.file === file).map(({ id }) => id);
    return Object.fromEntries(sort(new Set(ids)).map((id) => [id, byId.get(id)!]));
  };
  const withCitations = <Citing extends { sources: string[] }>(citing: Citing) => ({
    ...citing,
    sources: citing.sources.map((id) => citationText(byId.get(id)!)),
  });
  const items = context.context.items.map((item) => ({
    ...item,
    lane: laneOf(item.kind),
    inference: item.inferred.length > 0,
  }));
  return {
    'context.json': {
      ...context.context,
      items,
      sources: sourcesOf('context.json'),
    } satisfies ContextData,
    'scale.json': { ...context.scale, sources: sourcesOf('scale.json') } satisfies ScaleData,
    'claims.json': { ...context.claims, sources: sourcesOf('claims.json') } satisfies ClaimsData,
    'watch-zones.geojson': {
      ...zones,
      leftOut: zones.leftOut.map(withCitations),
      features: zones.features.map((feature) => ({
        ...feature,
        properties: withCitations(feature.properties),
      })),
    },
    'straits.geojson': context.straits,
    'not-held.json': context.notHeld.map(withCitations),
    ...(yardstick && {
      'yardstick.json': { ...yardstick, sources: sourcesOf('yardstick.json') },
    }),
  };
}

export const citationsIn = (context: ContextFiles) =>
  Object.entries({
    'context.json': context.context,
    'scale.json': context.scale,
    'claims.json': context.claims,
    'watch-zones.geojson': context.zones,
    'not-held.json': context.notHeld,
    'yardstick.json': context.yardstick,
  }).flatMap(([file, content]) =>
    valuesIn(content).flatMap(({ field, value }) =>
      typeof value === 'string' && /(sources|studySources)\[\d+\]$|^study$/.test(field)
        ? [{ file, field, id: value }]
        : [],
    ),
  );
