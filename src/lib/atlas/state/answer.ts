import { KINDS } from '$lib/core/record/model';
import type { Visit } from '$lib/core/reach/new-places';
import { admits } from '$lib/core/record/rules';
import { yearOf } from '$lib/core/record/time';
import { confidenceText } from '$lib/core/stall/confidence';
import { kindsShown, scopeText } from '$lib/core/stall/scope';
import { answerLines, answerText } from '$lib/core/stall/sentence';
import type { Verdict } from '$lib/core/stall/verdict';
import { seriesName } from '$lib/site/dataset/vocabulary';
import { formatName } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import { choicesOf, filterRecords } from '$lib/view/shown';
import { chipsOf } from '../panel/filters';
import type { Atlas } from './atlas.svelte';

/** Where joint activity went, in words; null until all of it is known that the words depend on. */
export function answerOf(atlas: Atlas) {
  const { visits, verdicts } = atlas.reach;
  if (!visits || !verdicts || (atlas.isVerdict && !atlas.reach.isCompared)) return null;
  const voice = voiceOf();
  const lines = answerLinesOf(atlas, visits, verdicts);
  return { ...lines, text: answerText(voice, lines), howSure: howSureOf(atlas, verdicts, visits) };
}

/** The answer of these visits and verdicts under the choices of the view. */
export function answerLinesOf(
  atlas: Atlas,
  visits: readonly Visit[],
  verdicts: readonly Verdict[],
) {
  const { view, isVerdict, isLatest, kindsShown: kinds, filtered: records, placeOf } = atlas;
  const limitKm = atlas.reach.newPlaceKm;
  const input = { isVerdict, isLatest, visits, verdicts, limitKm, kinds, records, placeOf };
  return answerLines({ ...input, years: view.years, scope: scopeOf(atlas) }, voiceOf());
}

/** Of each kind, whether any record of it is shown, and if not, why. */
export function kindsOf({ index, rules, view, filtered }: Atlas) {
  const standardRule = rules[0]!.where;
  const standard = index.records.filter((record) => admits(standardRule, record));
  const ofAnyKind = filterRecords(index.records, { ...view.current, kinds: KINDS }, rules);
  return kindsShown(standard, filtered, ofAnyKind);
}

/** Whose answer it is; null where that needs no naming. */
function scopeOf(atlas: Atlas): string | null {
  const { rule, rules, withinRule, filtered, view } = atlas;
  const { precise, staging, region } = view.current;
  const otherChips = chipsOf(atlas).filter(({ without }) => !('domains' in without));
  return scopeText(
    voiceOf(),
    { rule, standardRule: rules[0]!.id },
    { admitted: withinRule, filtered },
    {
      isMeasuredOtherwise: precise || staging || region !== null,
      domains: choicesOf(view.current).domains ?? [],
      names: otherChips.map(({ name }) => name),
    },
  );
}

function howSureOf(atlas: Atlas, [verdict]: readonly Verdict[], visits: readonly Visit[]) {
  const { isLatest, nameOf: recordName, placeOf, rules, view } = atlas;
  const input = verdict && {
    verdict,
    otherVisits: visits.filter(
      ({ kind, start }) => kind !== verdict.kind && yearOf(start) <= view.years.to,
    ),
    isLatest,
    recordName,
    ruleName: (id: string) => formatName(rules.find((rule) => rule.id === id)!.name),
    seriesName: (id: string) => seriesName(id),
    placeOf,
  };
  return confidenceText(input ?? null, voiceOf());
}
