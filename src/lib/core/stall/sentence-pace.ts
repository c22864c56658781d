import type { ReachKind } from '../record/model';
import { NEW_PLACE_KM } from '../reach/measures';
import { ENOUGH_POWER, certainty, type Certainty } from '../statistics/certainty';
import type { HangsOn, MarkVaried, PaceVaried } from './hangs-on';
import type { Pace } from './pace';
import type { PaceCount, PaceMeasure } from './pace-series';
import type { AnswerInput } from './sentence';
import { inMonth, joined, odds, sentences, type Voice } from './voice';

/** How a change of pace is read: by the one table of certainty, unless the test is blind. */
export interface PaceReading {
  change: 'fell' | 'rose' | 'same';
  /** Of the side to which it changed. */
  oneSided: number;
  certainty: Certainty | 'too-few';
}

export function readPace({ before, since, test }: Pace): PaceReading | null {
  if (!since || !test) return null;
  const difference = since.k / since.n - before.k / before.n;
  const change = difference < 0 ? 'fell' : difference > 0 ? 'rose' : 'same';
  const oneSided = change === 'rose' ? test.random.rose : test.random.fell;
  const isBlind = test.power.stop < ENOUGH_POWER;
  return { change, oneSided, certainty: isBlind ? 'too-few' : certainty(oneSided) };
}

function oddsIn({ say }: Voice, p: number): string {
  const [times, of] = odds(p);
  return say('answer_odds', { times, of });
}

function told(voice: Voice, { change, oneSided, certainty }: PaceReading) {
  const evidence = voice.say('answer_evidence', { certainty });
  return { change, certainty, odds: oddsIn(voice, oneSided), evidence };
}

/** Each period as "11 of 15 exercises in 2001–2009", the last two told by their beginning while they last. */
function counts(voice: Voice, { kind, before, since, later }: Pace, isOpen: boolean): string {
  const say = ({ k, n, from, to }: PaceCount, kind: string, isOpen: boolean) => {
    const form = isOpen ? 'open' : from === to ? 'year' : 'span';
    return voice.say('answer_count', {
      kind,
      k,
      n,
      when: voice.say('answer_when', { form, from, to }),
    });
  };
  const after = [since, later].filter((count) => count !== null && count.n > 0);
  const all = [say(before, kind, false), ...after.map((count) => say(count!, 'none', isOpen))];
  return joined(voice, 'counts', all);
}

/** One measure of one kind by periods, with what a change of it is worth. */
export function paceInWords(pace: Pace, latest: boolean, voice: Voice): string {
  const measure = voice.say('answer_measure', { measure: pace.measure });
  const reading = readPace(pace);
  const none = { certainty: 'none', change: 'none', odds: '', evidence: '' };
  const found = reading ? told(voice, reading) : none;
  return voice.say('answer_compared', { measure, counts: counts(voice, pace, latest), ...found });
}

/** A certainty that most variations do not share is fragile. */
const STEADY = 0.9;

type Input = Pick<AnswerInput, 'pace' | 'hangsOn' | 'latest' | 'nameOf' | 'periods'>;

export function paceLines({ pace, hangsOn, latest }: Input, voice: Voice): string[] {
  const found = pace.find(({ kind, measure }) => kind === 'exercise' && measure === 'newPlaces');
  if (!found || found.before.n === 0) return [];
  const given = { kind: found.kind, km: NEW_PLACE_KM, counts: counts(voice, found, latest) };
  const places = voice.say('answer_new_places', given);
  const reading = readPace(found);
  if (!reading) return [places];
  const varied = hangsOn?.pace.newPlaces;
  const hold = varied && varied.stands < STEADY * varied.of ? 'fragile' : 'steady';
  return [places, voice.say('answer_verdict', { ...told(voice, reading), hold })];
}

/** Marks beside new places, patrols beside exercises; the later years alone; power; what it hangs on. */
export function doubtLines(input: Input, voice: Voice): string[] {
  const { pace, hangsOn, latest, periods } = input;
  const of = (kind: ReachKind, measure: PaceMeasure) =>
    pace.find((one) => one.kind === kind && one.measure === measure);
  const places = of('exercise', 'newPlaces');
  if (!periods) return hangsOn ? [hangsOnInWords(hangsOn, input, voice)] : [];
  if (!places?.since || !places.test) {
    const { before, since } = periods;
    return [voice.say('answer_no_pace', { ...before, since: since.from })];
  }
  const beside = [of('exercise', 'marks'), of('patrol', 'newPlaces'), of('patrol', 'marks')];
  const { stop, tenth, seen, half, falseAlarm } = places.test.power;
  const percent = (share: number) => Math.round(share * 100);
  const power = {
    ...{ stop: percent(stop), tenth: percent(tenth), seen: percent(seen) },
    ...{ half: percent(half), falseAlarm: percent(falseAlarm) },
  };
  return [
    ...beside.flatMap((one) => (one && readPace(one) ? [paceInWords(one, latest, voice)] : [])),
    voice.say('answer_alone', { list: alone(places, voice) }),
    voice.say('answer_power', power),
    ...(hangsOn ? [hangsOnInWords(hangsOn, input, voice)] : []),
  ];
}

/** Each later period by itself, with the share of random orders in which it has as few. */
function alone({ since, later, test }: Pace, voice: Voice): string {
  const { sinceAsFew, laterAsFew } = test!.random;
  const each = [[since, sinceAsFew] as const, [later, laterAsFew] as const];
  const said = each.flatMap(([count, p]) => {
    if (!count || p === null) return [];
    const { k, n, from, to } = count;
    const [times, of] = odds(p);
    const when = { form: from === to ? 'year' : 'span', from, to };
    return [voice.say('answer_alone_one', { k, n, ...when, times, of, odds: oddsIn(voice, p) })];
  });
  return joined(voice, 'alone', said);
}

function hangsOnInWords(found: HangsOn, { nameOf }: Input, voice: Voice): string {
  const { say, language } = voice;
  const { exercise } = found.lastMark;
  const { newPlaces } = found.pace;
  const { drawn } = found;
  const { other } = drawn.patrol;
  const varied = ({ change, value }: MarkVaried | PaceVaried) => {
    if (change === 'left-out')
      return say('answer_varied', { change, value: nameOf(value, language) });
    if (change !== 'directions') return say('answer_varied', { change, value });
    const sectors = value.replace('sectors-', '');
    return say('answer_varied', {
      change: sectors === value ? 'regions' : 'sectors',
      value: sectors,
    });
  };
  const dates = exercise.most.map((one) => {
    const aside = one.date ? inMonth(voice, one.date, 'name') : say('answer_varied_none');
    return say('answer_aside', { one: varied(one), aside });
  });
  const certainties = newPlaces.most.map((one) => {
    const [whole, hundredths] = one.p.toFixed(2).split('.') as [string, string];
    const aside = say('answer_varied_p', { whole, hundredths });
    return say('answer_aside', { one: varied(one), aside });
  });
  const patrol = other?.date && { n: other.n, month: inMonth(voice, other.date, 'in') };
  const stands = {
    ...{ stands: exercise.stands, of: exercise.of },
    ...{ drawn: drawn.exercise.stands, draws: drawn.of, patrol: drawn.patrol.stands },
    ...{ other: patrol ? say('answer_hangs_other', patrol) : '' },
    ...{ paceStands: newPlaces.stands, paceOf: newPlaces.of },
  };
  return sentences(voice, [
    say('answer_hangs', stands),
    ...(dates.length > 0 ? [say('answer_hangs_date', { list: joined(voice, 'all', dates) })] : []),
    ...(certainties.length > 0
      ? [say('answer_hangs_certainty', { list: joined(voice, 'all', certainties) })]
      : []),
  ]);
}
