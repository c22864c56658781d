import type { Problem } from '../problem';
import { parse, type Files } from '../read';
import { claimsFile, straitsFile, zonesFile } from './claims-schema';
import type { ClaimsFile, StraitsFile, ZonesFile } from './claims-schema';
import { contextFile, contextSourcesFile, scaleFile } from './schema';
import type { ContextFile, ContextSourcesFile, ScaleFile } from './schema';

/** The wider relationship as it lies on disk, each file known to have the right shape. */
export interface Context {
  context: ContextFile;
  sources: ContextSourcesFile;
  scale: ScaleFile;
  claims: ClaimsFile;
  zones: ZonesFile;
  straits: StraitsFile;
}

/** Undefined while any of the files cannot be read; the problems say why. */
export function readContext(files: Files): { context: Context | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const context = parse(contextFile, 'context.json', files, problems);
  const sources = parse(contextSourcesFile, 'context-sources.json', files, problems);
  const scale = parse(scaleFile, 'scale.json', files, problems);
  const claims = parse(claimsFile, 'claims.json', files, problems);
  const zones = parse(zonesFile, 'watch-zones.geojson', files, problems);
  const straits = parse(straitsFile, 'straits.geojson', files, problems);
  const whole = context && sources && scale && claims && zones && straits;
  return {
    context: whole ? { context, sources, scale, claims, zones, straits } : undefined,
    problems,
  };
}
