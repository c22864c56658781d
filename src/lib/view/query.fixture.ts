import { keyed, type Fields } from './query';

/** Of each choice that has a list of values, or is a switch, what is not its standard. */
export function otherwise<View>(fields: Fields<View>): Partial<View> {
  const changes = keyed(fields).flatMap(
    ([name, { standard, values = [], has }]): [PropertyKey, unknown][] => {
      if (typeof standard === 'boolean') return [[name, !standard]];
      const other = values.findLast((value) => value !== standard);
      return other === undefined ? [] : [[name, has ? [other] : other]];
    },
  );
  return Object.fromEntries(changes) as Partial<View>;
}
