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
    return say(Object.fromEntries(texts), { locale: language });
  },
});

/** With plain spaces also before a unit: what is copied or written to a file is searched for. */
export const plain = (text: string) => text.replaceAll('\u00a0', ' ');

export const plainVoiceOf = (language: Language): Voice => ({
  language,
  say: (...told) => plain(voiceOf(language).say(...told)),
});

/** For the build and the command line. */
export const VOICES: readonly Voice[] = locales.map(plainVoiceOf);
