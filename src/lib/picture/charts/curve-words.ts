import { isAsExpected, type Curve } from '#core/stall/curve';
import { inKm, inMonth, namesOfKind, range, type Voice } from '#core/answer/voice';

export function curveWords(curve: Curve, limitKm: number, voice: Voice) {
  const { date, seen, since } = curve.widest;
  const isExpected = isAsExpected(curve);
  const say = (key: string, inputs: Record<string, string | number> = {}) =>
    voice.say(key, { ...namesOfKind(voice, curve.kind), ...inputs });
  return {
    title: say('figure_curve_title'),
    limit: say('figure_curve_limit', { km: inKm(voice, limitKm) }),
    across: say('figure_curve_across'),
    by: say('figure_curve_by', {
      form: isExpected ? 'within' : 'apart',
      month: inMonth(voice, date),
      n: seen,
    }),
    since: isExpected ? null : say('figure_curve_since', { n: since.n, k: range(voice, since) }),
    band: say('figure_curve_band'),
  };
}
export type CurveWords = ReturnType<typeof curveWords>;
