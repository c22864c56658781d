import type { ReachChoices } from '../reach/dataset';
import type { Visit } from '../reach/new-places';
import { inLanguage, type Language } from '../record/languages';
import { reachKind, SERIES_KINDS, seriesKinds, type Kind, type SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { Rule } from '../record/rules';
import type { YearSpan } from '../record/time';
import type { Verdict } from '../stall/verdict';
import { joined, lower, type Voice } from './voice';

/** What an answer is about. */
export interface AnswerInput {
  /** The others are told in a sentence each. */
  kind: SeriesKind;
  years: YearSpan;
  /** The verdict on all years up to the last, not an answer on these years alone. */
  isVerdict: boolean;
  /** The data end with these years: "since", not "in". */
  isLatest: boolean;
  visits: readonly Visit[];
  /** At the end of the years; none for a kind without records. */
  verdicts: readonly Verdict[];
  limitKm: number;
  kinds: Record<SeriesKind, KindShown>;
  /** Admitted by rule and filters, also those without a known place. */
  records: readonly (OfKind & { start: string })[];
  /** Whose answer it is, as in "At sea"; null where it need not be said. */
  scope: string | null;
  names: AnswerNames;
}

/** Of its kind; null without a record. */
export const verdictOf = ({ kind, verdicts }: Pick<AnswerInput, 'kind' | 'verdicts'>) =>
  verdicts.find((verdict) => verdict.kind === kind) ?? null;

type NameOf = (id: string, language: Language) => string;
export interface AnswerNames {
  recordName: NameOf;
  ruleName: NameOf;
  seriesName: NameOf;
  placeOf: (visit: Visit, language: Language) => string;
  /** Partners, before "joint exercises"; null where unknown. */
  whose: (language: Language) => string | null;
}

/** Spoken of; hidden by its filter; emptied by other filters; or absent from the set. */
type KindShown = 'shown' | 'filtered' | 'elsewhere' | 'absent';

type OfKind = Pick<ReachRecord, 'id' | 'kind' | 'track' | 'domains'>;

export const isOfKind = (kind: SeriesKind) => (record: OfKind) =>
  seriesKinds(record).includes(kind);

export function kindsShown(
  standard: readonly OfKind[],
  filtered: readonly OfKind[],
  ofAnyKind: readonly OfKind[] = filtered,
): Record<SeriesKind, KindShown> {
  const shown = SERIES_KINDS.map((kind): [SeriesKind, KindShown] => {
    if (filtered.some(isOfKind(kind))) return [kind, 'shown'];
    if (ofAnyKind.some(isOfKind(kind))) return [kind, 'filtered'];
    return [kind, standard.some(isOfKind(kind)) ? 'elsewhere' : 'absent'];
  });
  return Object.fromEntries(shown) as Record<SeriesKind, KindShown>;
}

/** Types of another kind than the one told of would be read as its own. */
export const isTypeOf = (kind: SeriesKind) => (type: string) =>
  reachKind(type as Kind) === reachKind(kind);

/** Rule and filters without domains; null if the kind stays as it is. */
export function scopeText(
  voice: Voice,
  kind: SeriesKind,
  rules: readonly Pick<Rule, 'id' | 'name'>[],
  { rule, where, region, precise, staging }: Omit<ReachChoices, 'from' | 'to' | 'newPlaceKm'>,
  { admitted, filtered }: { admitted: readonly OfKind[]; filtered: readonly OfKind[] },
  filters: readonly string[],
): string | null {
  const countOf = (some: readonly OfKind[]) => some.filter(isOfKind(kind)).length;
  const isNarrowed = region !== null || precise || staging || countOf(filtered) < countOf(admitted);
  const ruleNames = rules
    .filter(({ id }, i) => i > 0 && id === rule)
    .map(({ name }) => inLanguage(name, voice.language));
  const domains = (where.domains ?? []).map((domain, i) => {
    const text = voice.say('answer_domain', { domain });
    return i + ruleNames.length > 0 ? lower(text) : text;
  });
  const names = [...ruleNames, ...(isNarrowed ? [...domains, ...filters] : [])];
  if (names.length === 0) return null;
  return joined(voice, 'all', names);
}

export const leadOf = ({ kinds }: { kinds: Record<SeriesKind, KindShown> }): SeriesKind =>
  SERIES_KINDS.find((kind) => kinds[kind] === 'shown') ?? 'exercise';
