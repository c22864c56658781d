export class InputError extends Error {
  constructor(
    readonly where: string,
    readonly field: string,
    readonly value: unknown,
    readonly expected: string,
  ) {
    super(`${where}: ${field} is ${show(value)}, expected ${expected}`);
    this.name = 'InputError';
  }
}

// JSON.stringify would show NaN and Infinity as null.
function show(value: unknown) {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
