import { citationText } from '../../src/lib/core/record/record';
import { laneOf, type ContextData } from '../../src/lib/core/context/context';
import type { ClaimsData, ScaleData } from '../../src/lib/core/claims/claims';
import type { SourcesFile } from '../schema';
import { citedIn } from './cited';
import type { Context } from '../read';

/** What the page reads of the wider relationship. Pure; every file carries the sources it cites. */
export function contextOutputs(all: Context, recordSources: SourcesFile): Map<string, unknown> {
  const { context, scale, claims, zones, straits, notHeld, yardstick } = all;
  const known = new Map([...recordSources, ...all.sources].map((s) => [s.id, s]));
  const cited = citedIn(all);
  const sourcesOf = (file: string) => {
    const ids = new Set(cited.filter((one) => one.file === file).map(({ id }) => id));
    return Object.fromEntries([...ids].sort().map((id) => [id, known.get(id)!]));
  };
  const items = context.items.map((item) => ({
    ...item,
    lane: laneOf(item.kind),
    inference: item.inferred.length > 0,
  }));
  const data: ContextData = { ...context, items, sources: sourcesOf('context.json') };
  const scaleData: ScaleData = { ...scale, sources: sourcesOf('scale.json') };
  const claimsData: ClaimsData = { ...claims, sources: sourcesOf('claims.json') };
  const writtenOut = <Citing extends { sources: string[] }>(citing: Citing) => ({
    ...citing,
    sources: citing.sources.map((id) => citationText(known.get(id)!)),
  });
  const outputs = new Map<string, unknown>([
    ['context.json', data],
    ['scale.json', scaleData],
    ['claims.json', claimsData],
    [
      'watch-zones.geojson',
      {
        ...zones,
        leftOut: zones.leftOut.map(writtenOut),
        features: zones.features.map((feature) => ({
          ...feature,
          properties: writtenOut(feature.properties),
        })),
      },
    ],
    ['straits.geojson', straits],
    ['not-held.json', notHeld.map(writtenOut)],
  ]);
  if (yardstick)
    outputs.set('yardstick.json', { ...yardstick, sources: sourcesOf('yardstick.json') });
  return outputs;
}
