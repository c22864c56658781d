/** Fills `{blanks}`. */
export const filled = (text: string, blanks: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
