import type { Attachment } from 'svelte/attachments';
import type { YearSpan } from '$lib/core/record/time';
import { formatYears } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';

export const yearFieldHint = ({ from, to }: YearSpan): string =>
  m.timeline_type_hint({
    first: from,
    last: to,
    example: formatYears(Math.max(from, to - 5), to),
  });

interface Options {
  /** What the field shows while nobody types in it. */
  text: () => string;
  /** Shown as the browser's own message for text that is no choice of years. */
  hint: () => string;
  /** Chooses typed years, or returns false for text that is no choice of years. */
  accept: (text: string) => boolean;
}

export const yearField =
  ({ text, hint, accept }: Options): Attachment<HTMLInputElement> =>
  (input) => {
    const reset = () => {
      input.setCustomValidity('');
      input.value = text();
    };
    const change = () => {
      if (input.value.trim() === '' || accept(input.value)) return reset();
      input.setCustomValidity(hint());
      input.reportValidity();
    };
    const abandon = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      reset();
      input.blur();
    };
    const listening = new AbortController();
    const { signal } = listening;
    input.addEventListener('focus', () => input.select(), { signal });
    input.addEventListener('input', () => input.setCustomValidity(''), { signal });
    input.addEventListener('change', change, { signal });
    input.addEventListener('keydown', abandon, { signal });
    input.addEventListener('blur', reset, { signal });
    return () => listening.abort();
  };
