import { sort } from 'd3-array';
import { citationText } from '#core/record/record';
import { laneOf } from '#core/context/context-kinds';
import type { ContextData } from '#core/context/context';
import type { ClaimsData, ScaleData } from '#core/context/claims';
import { citationsIn, type Dataset } from '../files/read';

/** By file below static/data/. */
export function contextOutputs(dataset: Dataset): Record<string, unknown> {
  const { context, scale, claims, zones, notHeld } = dataset;
  const sources = [...dataset.sources, ...dataset.contextSources];
  const byId = new Map(sources.map((source) => [source.id, source]));
  const citations = citationsIn(dataset);
  const sourcesOf = (file: string) => {
    const ids = citations.filter((citation) => citation.file === file).map(({ id }) => id);
    return Object.fromEntries(sort(new Set(ids)).map((id) => [id, byId.get(id)!]));
  };
  const withCitations = <Citing extends { sources: string[] }>(citing: Citing) => ({
    ...citing,
    sources: citing.sources.map((id) => citationText(byId.get(id)!)),
  });
  const items = context.items.map((item) => ({
    ...item,
    lane: laneOf(item.kind),
    inference: item.inferred.length > 0,
  }));
  return {
    'context.json': { ...context, items, sources: sourcesOf('context.json') } satisfies ContextData,
    'scale.json': { ...scale, sources: sourcesOf('scale.json') } satisfies ScaleData,
    'claims.json': { ...claims, sources: sourcesOf('claims.json') } satisfies ClaimsData,
    'watch-zones.geojson': {
      ...zones,
      leftOut: zones.leftOut.map(withCitations),
      features: zones.features.map((feature) => ({
        ...feature,
        properties: withCitations(feature.properties),
      })),
    },
    'not-held.json': notHeld.map(withCitations),
  };
}
