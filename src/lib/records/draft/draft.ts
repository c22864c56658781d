import { DAYS_AHEAD, isNamedBy, lookedOf, MIN_STATES, oldestCandidate } from '#core/record/demands';
import { localized, slugOf } from '#core/record/fields';
import { BASE, fieldsOf, TRANSLATIONS } from '#core/record/languages';
import { byKey } from '#core/record/pick';
import type { Domain, Kind, Position, Precision } from '#core/record/model';
import { dateOf } from '#core/record/record';
import { dayAfter } from '#core/record/time';
import * as v from 'valibot';
import { eventFile, source as sourceItem } from '#core/record/schema';
import type { AtlasRecord, EventFile, ReachRecord, SourcesFile } from '#core/record/schema';
import type { AtlasPage } from '$lib/view/atlas-index';

const untold = byKey(TRANSLATIONS, () => '');
export const EMPTY = {
  name: '',
  ...fieldsOf('name', untold),
  start: '',
  end: '',
  kind: 'exercise' as Kind,
  /** Empty: those of the nearest record; for the framework, what the number of states leaves. */
  series: '',
  scope: '',
  framework: '',
  domains: [] as Domain[],
  /** Country codes, separated by commas or spaces. */
  participants: '',
  place: '',
  ...fieldsOf('place', untold),
  precision: 'area' as Precision,
  /** Of the source. */
  title: '',
  URL: '',
  language: '',
  issued: '',
};
export type Draft = typeof EMPTY;

/** `region` if no more is known; `like`: the nearest record. */
export interface DraftPlace {
  position: Position;
  region: string | null;
  like: Pick<ReachRecord, 'series' | 'scope' | 'framework' | 'name'>;
}

export type DraftSet = Pick<AtlasPage, 'set' | 'vocabulary' | 'rules'>;

export const translationsOf = ({ set }: DraftSet) =>
  TRANSLATIONS.filter((language) => set.languages.includes(language));

export function frameworksFor(states: number, { vocabulary }: DraftSet) {
  const exact = vocabulary.frameworks.filter((framework) => framework.states === states);
  if (exact.length > 0 || states < MIN_STATES) return exact;
  return vocabulary.frameworks.filter((framework) => framework.states === undefined);
}

export function filesOf(draft: Draft, place: DraftPlace, data: DraftSet, today: string) {
  const { name, start, end, kind, domains, precision, language } = draft;
  const { position, region, like } = place;
  const year = start.slice(0, 4);
  const slug = slugOf(name);
  const codes = draft.participants.split(/[\s,;，；]+/).filter(Boolean);
  const participants = [...new Set(codes.map((code) => code.toUpperCase()))].sort();
  const frameworks = frameworksFor(participants.length, data).map(({ id }) => id);
  const chosen = [draft.framework, like.framework].find((id) => frameworks.includes(id));
  const host = /^https?:\/\/(?:www\.)?([^/]+)/i.exec(draft.URL)?.[1] ?? 'source';
  const sourceId = slugOf(`${host} ${draft.issued || 'undated'}`);
  const translations = translationsOf(data);
  const translated = (field: 'name' | 'place') =>
    byKey(translations, (own) => draft[`${field}_${own}`]);
  const ours = translations.filter((own) => own !== language);
  const event: EventFile = {
    id: slug.split('-').includes(year) ? slug : `${slug}-${year}`,
    name: { [BASE]: name, ...translated('name') },
    ...(ours.length > 0 && { ours }),
    series: draft.series || like.series,
    kind,
    scope: draft.scope || like.scope,
    framework: chosen ?? frameworks.at(-1) ?? '',
    domains,
    practices: [],
    start,
    end: end || start,
    datePrecision: 'day',
    participants,
    hosts: [],
    sites: [
      {
        name: draft.place,
        role: 'main',
        position,
        precision,
        ...(region && { within: { region } }),
        basis: `Placed on the map by hand, after “${draft.title}”`,
      },
    ],
    track: null,
    ...(kind === 'patrol' && { trackAbsent: 'Drafted from one place on the map.' }),
    forces: {},
    firsts: [],
    disputes: [],
    sources: [{ id: sourceId, supports: ['dates', 'place'] }],
    // As the codebook has it of one source.
    confidence: 'medium',
  };
  const source: SourcesFile[number] = {
    id: sourceId,
    type: 'webpage',
    title: draft.title,
    ...(draft.issued && { issued: dateOf(draft.issued) }),
    language,
    ...(draft.URL && { URL: draft.URL }),
    accessed: dateOf(today),
    custom: { sourceType: 'secondary', link: Boolean(draft.URL) },
  };
  const isCandidate = event.end >= oldestCandidate(lookedOf(data.set));
  return {
    event,
    source,
    places: { [draft.place]: translated('place') },
    folder: isCandidate ? ('candidates' as const) : ('events' as const),
  };
}
export type DraftFiles = ReturnType<typeof filesOf>;

/** One of a reader's own: regions are those of our set, and there is no list of sources. */
export const ownRecordOf = ({ event, source }: DraftFiles): AtlasRecord => ({
  ...event,
  sites: event.sites.map(({ within: _, ...site }) => ({ ...site, region: '' })),
  track: null,
  forces: { total: {} },
  sources: event.sources.map((cited) => ({ ...cited, title: source.title })),
});

/** Where a field of the files has another name. */
const FIELDS: Record<string, keyof Draft> = {
  id: 'name',
  sites: 'place',
  framework: 'participants',
  [BASE]: 'place',
  ...byKey(TRANSLATIONS, (language) => `place_${language}` as const),
};

export function faultsOf(draft: Draft, { event, source, places }: DraftFiles, data: DraftSet) {
  /** By field; undefined for a missing value. */
  const faults = new Map<keyof Draft, unknown>();
  const add = (name: string, value?: unknown) => {
    const field = FIELDS[name] ?? (name as keyof Draft);
    if (field in EMPTY && !faults.has(field)) faults.set(field, draft[field] ? value : undefined);
  };
  const { coverage, partners, together } = data.set;
  const present = partners.filter(({ id }) => event.participants.includes(id));
  if (draft.domains.length === 0) add('domains');
  if (present.length < together) add('participants', event.participants.join(', '));
  const named = { [BASE]: draft.place, ...places[draft.place] };
  const parsed = [
    v.safeParse(eventFile, event),
    v.safeParse(sourceItem, source),
    v.safeParse(localized, named),
  ];
  for (const { path, input } of parsed.flatMap(({ issues = [] }) => [...issues])) {
    const [first, second] = (path ?? []).map(({ key }) => String(key));
    const isTranslated = first === 'name' && second !== BASE;
    add(isTranslated ? `name_${second}` : String(first), input);
  }
  if (faults.size > 0) return faults;
  if (event.start < coverage.from) add('start', event.start);
  if (event.end < event.start || event.end > lookedOf(data.set)) add('end', event.end);
  if (draft.issued && draft.issued < dayAfter(event.start, -DAYS_AHEAD))
    add('issued', draft.issued);
  if (!data.rules.every((rule) => isNamedBy(rule, event))) add('scope', event.scope);
  return faults;
}
