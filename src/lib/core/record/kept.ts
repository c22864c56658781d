/** What a map has under a key; made, and kept there, when it is first asked for. */
export function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  if (!map.has(key)) map.set(key, make());
  return map.get(key) as Value;
}
