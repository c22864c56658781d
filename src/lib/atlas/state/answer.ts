import type { Visit } from '$lib/core/reach/new-places';
import { admits } from '$lib/core/record/rules';
import { answerIn } from '$lib/core/stall/answer';
import { kindsShown, scopeText } from '$lib/core/stall/scope';
import type { Verdict } from '$lib/core/stall/verdict';
import { voiceOf } from '$lib/site/text/voice';
import { filterRecords } from '$lib/view/shown';
import { chipsOf } from '../panel/filters';
import type { Atlas } from './atlas.svelte';

/** Where joint activity went, in words; null until all their data are known. */
export function answerOf(atlas: Atlas) {
  const { visits, verdicts } = atlas.reach;
  if (!visits || !verdicts || (atlas.isVerdict && !atlas.reach.isCompared)) return null;
  const { lines, ...rest } = answerIn(voiceOf(), answerInput(atlas, visits, verdicts), atlas.names);
  return { ...lines, ...rest };
}

export function answerInput(atlas: Atlas, visits: readonly Visit[], verdicts: readonly Verdict[]) {
  const { view, rules, isVerdict, isLatest, kindsShown: kinds } = atlas;
  const { filtered, withinRule: admitted } = atlas;
  const { choices, years } = view;
  const chips = chipsOf(atlas).filter(({ without }) => !('domains' in without));
  const filters = chips.map(({ name }) => name);
  const scope = scopeText(voiceOf(), rules, choices, { admitted, filtered }, filters);
  const told = { isVerdict, isLatest, visits, verdicts, kinds, scope, years };
  return { ...told, limitKm: choices.newPlaceKm, records: filtered };
}

export function kindsOf({ index, rules, view, filtered }: Atlas) {
  const standardRule = rules[0]!.where;
  const standard = index.records.filter((record) => admits(standardRule, record));
  const { kinds: _, ...where } = view.choices.where;
  const ofAnyKind = filterRecords(index.records, { ...view.choices, where }, rules);
  return kindsShown(standard, filtered, ofAnyKind);
}
