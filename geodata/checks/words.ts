import * as model from '../../src/lib/core/record/model';
import { inFile, type Check } from './check';

/** Words waiting for the first record that needs them. */
const MAY_BE_UNUSED = new Set(['name']);

/** A word no record uses promises a distinction the data does not make. */
export const noUnusedWords: Check = ({ events, sources }) => {
  const records = events.map(({ event }) => event);
  const sites = records.flatMap((r) => r.sites);
  const tracks = records.flatMap((r) => r.track ?? []);
  const numbers = records.flatMap((r) => [r.forces.total, ...Object.values(r.forces.bySide ?? {})]);
  const used = {
    KINDS: records.map((r) => r.kind),
    SCOPES: records.map((r) => r.scope),
    FRAMEWORKS: records.map((r) => r.framework),
    DOMAINS: records.flatMap((r) => r.domains),
    SERIES: records.map((r) => r.series),
    PRACTICES: records.flatMap((r) => r.practices),
    DATE_PRECISIONS: records.map((r) => r.datePrecision),
    SITE_ROLES: sites.map((s) => s.role),
    PRECISIONS: sites.map((s) => s.precision),
    CRAFTS: tracks.map((t) => t.craft),
    WAYPOINT_STATUSES: tracks.flatMap((t) => t.waypoints.map((w) => w.status)),
    SUPPORTS: records.flatMap((r) => r.sources.flatMap((s) => s.supports)),
    SOURCE_TYPES: sources.map((s) => s.custom.sourceType),
    STRENGTHS: numbers.flatMap((n) => Object.keys(n ?? {})),
  };
  return inFile('src/lib/core/record/model.ts', (say) => {
    for (const [list, seen] of Object.entries<readonly string[]>(used)) {
      const words: readonly string[] = model[list as keyof typeof used];
      for (const word of words.filter((one) => !seen.includes(one) && !MAY_BE_UNUSED.has(one))) {
        say(list, word, 'a word that a record uses');
      }
    }
  });
};
