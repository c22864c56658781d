import { problem } from '../read';

/** Texts that readers get in their own language are there in every language of the set. */
export const untranslated = (files: Record<string, unknown>, languages: readonly string[]) =>
  Object.entries(files).flatMap(([file, value]) =>
    [...textsIn(value)].flatMap(({ field, texts }) =>
      languages
        .filter((language) => !(language in texts))
        .map((one) => problem(file, `${field}.${one}`, undefined, 'the words in this language')),
    ),
  );

/** Whatever is said in English, and where. */
function* textsIn(value: unknown, field = ''): Generator<{ field: string; texts: object }> {
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value) yield { field, texts: value };
  for (const [key, inner] of Object.entries(value))
    yield* textsIn(
      inner,
      Array.isArray(value) ? `${field}[${key}]` : field ? `${field}.${key}` : key,
    );
}
