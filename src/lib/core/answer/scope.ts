import type { ReachChoices } from '../reach/dataset';
import type { Visit } from '../reach/new-places';
import { inLanguage, type Language } from '../record/languages';
import { isOfKind, reachKind, SERIES_KINDS, type Kind, type SeriesKind } from '../record/model';
import { byKey } from '../record/pick';
import type { ReachRecord } from '../record/schema';
import { touchesRegion } from '../record/record';
import { admittedBy, type Rule } from '../record/rules';
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
  scope: (voice: Voice) => string | null;
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

export function kindsShown(
  standard: readonly OfKind[],
  filtered: readonly OfKind[],
  ofAnyKind: readonly OfKind[] = filtered,
): Record<SeriesKind, KindShown> {
  return byKey(SERIES_KINDS, (kind) => {
    if (filtered.some(isOfKind(kind))) return 'shown';
    if (ofAnyKind.some(isOfKind(kind))) return 'filtered';
    return standard.some(isOfKind(kind)) ? 'elsewhere' : 'absent';
  });
}

/** Admitted by the standard rule, by the chosen one, and then by the filters, without and with that of types. */
export function countedBy<R extends ReachRecord>(
  everyRecord: readonly R[],
  rules: readonly Rule[],
  { rule, where: { kinds, ...where }, region, staging }: Omit<Chosen, 'precise' | 'newPlaceKm'>,
) {
  const admitted = admittedBy(rules.find(({ id }) => id === rule)!.where, everyRecord);
  const ofAnyType = admittedBy(where, admitted).filter(
    (record) => region === null || touchesRegion(record, region, staging),
  );
  const standard = admittedBy(rules[0]!.where, everyRecord);
  return { rules, standard, admitted, ofAnyType, records: admittedBy({ kinds }, ofAnyType) };
}

interface Counted extends Pick<AnswerInput, 'records' | 'visits' | 'verdicts' | 'names'> {
  rules: readonly Pick<Rule, 'id' | 'name'>[];
  standard: readonly OfKind[];
  admitted: readonly OfKind[];
  ofAnyType: readonly OfKind[];
}
type Chosen = Omit<ReachChoices, keyof YearSpan>;
/** What a filter asks for, by its name. */
interface Filter {
  key: string;
  value: string;
  name: string;
}

/** @param choices `kind`: by default the first with records, or the one that the filters ask for */
export function answerInput(
  { rules, standard, admitted, ofAnyType, ...counted }: Counted,
  choices: Chosen & { kind?: SeriesKind; filters?: readonly Filter[] },
  { isVerdict, isLatest, ...years }: YearSpan & Pick<AnswerInput, 'isVerdict' | 'isLatest'>,
): AnswerInput {
  const { rule, where, region, precise, staging, newPlaceKm: limitKm, filters = [] } = choices;
  const kinds = kindsShown(standard, counted.records, ofAnyType);
  const kind = choices.kind ?? leadOf({ kinds }, where.kinds);
  const countOf = (some: readonly OfKind[]) => some.filter(isOfKind(kind)).length;
  const isNarrowed =
    region !== null || precise || staging || countOf(counted.records) < countOf(admitted);
  // Domains have words of their own; types of another kind would be read as those of this one.
  const isTold = ({ key, value }: Filter) =>
    key !== 'domains' && (key !== 'kinds' || reachKind(value as Kind) === reachKind(kind));
  const scope = (voice: Voice) => {
    const ruleNames = rules
      .filter(({ id }, i) => i > 0 && id === rule)
      .map(({ name }) => inLanguage(name, voice.language));
    const domains = (where.domains ?? []).map((domain, i) => {
      const text = voice.say('answer_domain', { domain });
      return i + ruleNames.length > 0 ? lower(text) : text;
    });
    const filtered = [...domains, ...filters.filter(isTold).map(({ name }) => name)];
    const names = [...ruleNames, ...(isNarrowed ? filtered : [])];
    return names.length > 0 ? joined(voice, 'all', names) : null;
  };
  return { ...counted, kind, kinds, years, isVerdict, isLatest, limitKm, scope };
}

/** The first with records; without any the one that was asked for. */
export function leadOf({ kinds }: Pick<AnswerInput, 'kinds'>, asked: readonly Kind[] = []) {
  const isAsked = (kind: SeriesKind) => asked.some((own) => reachKind(own) === reachKind(kind));
  const lead = SERIES_KINDS.find((kind) => kinds[kind] === 'shown') ?? SERIES_KINDS.find(isAsked);
  return lead ?? 'exercise';
}
