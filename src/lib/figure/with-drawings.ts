/**
 * Does something while the drawings that a picture takes from files of their own stand in it: outside of
 * the page nobody has those files. Rejects where one does not come.
 */
export async function withDrawings<Made>(root: Element, then: () => Made): Promise<Made> {
  const uses = [...root.querySelectorAll('use')].filter((use) => !addressOf(use).startsWith('#'));
  const files = new Map<string, Document>();
  for (const file of new Set(uses.map((use) => addressOf(use).split('#')[0]!))) {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    files.set(file, new DOMParser().parseFromString(await response.text(), 'image/svg+xml'));
  }
  const drawings = uses.map((use) => {
    const [file = '', id = ''] = addressOf(use).split('#');
    const found = files.get(file)?.getElementById(id);
    return found ? document.importNode(found, true) : document.createComment('');
  });
  uses.forEach((use, i) => use.replaceWith(drawings[i]!));
  try {
    return then();
  } finally {
    drawings.forEach((drawing, i) => drawing.replaceWith(uses[i]!));
  }
}

const addressOf = (use: Element) => use.getAttribute('href') ?? '';
