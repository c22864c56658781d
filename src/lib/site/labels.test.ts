import { describe, expect, it } from 'vitest';
import { AROUND_ROWS } from '$lib/core/context/context';
import { NO_EXTENT } from '$lib/core/earth/hull';
import { REASONS } from '$lib/core/reach/measures';
import {
  DOMAINS,
  FRAMEWORKS,
  KINDS,
  PRACTICES,
  PRECISIONS,
  SCOPES,
  SERIES,
  SITE_ROLES,
  SOURCE_TYPES,
  SUPPORTS,
} from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales, type Locale } from '$lib/paraglide/runtime';

type Say = (value: never, options: { locale: Locale }) => string;
const LISTS: Record<string, [values: readonly string[], say: Say]> = {
  kind: [KINDS, (kind, options) => m.kind({ kind }, options)],
  scope: [SCOPES, (scope, options) => m.scope({ scope }, options)],
  series: [SERIES, (series, options) => m.series({ series }, options)],
  practice_name: [PRACTICES, (practice, options) => m.practice_name({ practice }, options)],
  domain: [DOMAINS, (domain, options) => m.domain({ domain }, options)],
  framework: [FRAMEWORKS, (framework, options) => m.framework({ framework }, options)],
  role: [SITE_ROLES, (role, options) => m.role({ role }, options)],
  precision: [PRECISIONS, (precision, options) => m.precision({ precision }, options)],
  reason: [[...REASONS, ...NO_EXTENT], (reason, options) => m.reason({ reason }, options)],
  source_type: [SOURCE_TYPES, (type, options) => m.source_type({ type }, options)],
  support: [SUPPORTS, (support, options) => m.support({ support }, options)],
  around_row: [Object.keys(AROUND_ROWS), (row, options) => m.around_row({ row }, options)],
};

describe.each(Object.entries(LISTS))('the words for %s', (key, [values, say]) => {
  it.each(locales)('are there for every value, in %s', (locale) => {
    const words = values.map((value) => say(value as never, { locale }));
    expect(words).not.toContain(key);
    expect(new Set(words).size).toBe(values.length);
  });
});
