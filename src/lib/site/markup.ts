/* HTML and SVG source for files that are built or saved. Attributes are escaped. */

export type Attributes = Record<string, string | number>;

/** `content` is markup already: pass text through `escaped`. */
export function element(name: string, attributes: Attributes, content = '') {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

export function escaped(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
