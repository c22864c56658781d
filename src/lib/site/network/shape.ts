import { InputError } from '$lib/core/record/input-error';

/** A list of anything is `[]`; a field `name?` may be null or missing, and `*` stands for each field of a map. */
export type AnyShape =
  keyof typeof TYPES | readonly AnyShape[] | { readonly [field: string]: AnyShape };
type Absent = null | undefined;
type Field<Name extends string, Value> = [Extract<Value, Absent>] extends [never]
  ? Name
  : `${Name}?`;

/** What a file must hold for a page to read it as a type. A field that is left out is not looked at. */
export type Shape<Value> = [Value] extends [string]
  ? 'text'
  : [Value] extends [number]
    ? 'number'
    : [Value] extends [boolean]
      ? 'flag'
      : Value extends readonly (infer Item)[]
        ? readonly [] | readonly [Shape<Item>]
        : MapShape & {
            readonly [Name in keyof Value & string as Field<Name, Value[Name]>]?: Shape<
              Exclude<Value[Name], Absent>
            >;
          };
type MapShape = { readonly [Each in '*' | '*?']?: AnyShape };

const TYPES = { text: 'string', number: 'number', flag: 'boolean' } as const;
const EXPECTED = { text: 'text', number: 'a number', flag: 'true or false' } as const;

/** Throws InputError, which names the file, the field, its value and what was expected. */
export function checkShape(file: string, value: unknown, shape: AnyShape, path = ''): void {
  const check = (isRight: boolean, expected: string) => {
    if (!isRight) throw new InputError(file, path || 'its content', value, expected);
  };
  if (typeof shape === 'string') return check(typeof value === TYPES[shape], EXPECTED[shape]);
  if (isList(shape)) {
    check(Array.isArray(value), 'a list');
    const [item] = shape;
    if (item)
      (value as unknown[]).forEach((part, i) => checkShape(file, part, item, `${path}[${i}]`));
    return;
  }
  check(value instanceof Object && !Array.isArray(value), 'an object');
  const fields = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(shape)) {
    const name = key.replace('?', '');
    for (const field of name === '*' ? Object.keys(fields) : [name])
      if (name === key || (fields[field] ?? null) !== null)
        checkShape(file, fields[field], inner, path ? `${path}.${field}` : field);
  }
}

/** `Array.isArray` does not know lists that are read only. */
const isList = (shape: AnyShape): shape is readonly AnyShape[] => Array.isArray(shape);
