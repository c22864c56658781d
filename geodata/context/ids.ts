import { problem, type Problem } from '../problem';

/** A problem for every entry whose id an earlier entry of the list has. */
export function duplicates(
  file: string,
  field: string,
  entries: readonly { id: string }[],
): Problem[] {
  const seen = new Map<string, number>();
  return entries.flatMap(({ id }, i) => {
    const first = seen.get(id);
    seen.set(id, first ?? i);
    return first === undefined
      ? []
      : [problem(file, `${field}[${i}].id`, id, `an id not used at ${field}[${first}]`)];
  });
}
