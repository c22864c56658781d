/** One thing wrong with the dataset, said so that a human can find and mend it. */
export interface Problem {
  /** Path below geodata/. */
  file: string;
  /** Path inside the file: `sites[2].position[0]`; empty for the file as a whole. */
  field: string;
  /** The offending value as it would be written in JSON. */
  value: string;
  expected: string;
  message: string;
}

export function problem(file: string, field: string, value: unknown, expected: string): Problem {
  const shown = value === undefined ? 'missing' : JSON.stringify(value);
  const subject = field === '' ? file : `${file}: ${field}`;
  const message = `${subject} is ${shown}, expected ${expected}`;
  return { file, field, value: shown, expected, message };
}
