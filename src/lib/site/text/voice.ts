import type { Language } from '#core/record/languages';
import type { Voice } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { getLocale, locales } from '$lib/paraglide/runtime';

type Message = (inputs: Record<string, string>, options: { locale: Language }) => string;

export const voiceOf = (language: Language = getLocale()): Voice => ({
  language,
  say: (message, inputs = {}) => {
    const texts = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
    const say = (m as unknown as Record<string, Message>)[message]!;
    // Plain spaces, since the sentence is copied and searched for.
    return say(Object.fromEntries(texts), { locale: language }).replaceAll('\u00a0', ' ');
  },
});

/** For the build and the command line. */
export const VOICES: readonly Voice[] = locales.map((language) => voiceOf(language));
