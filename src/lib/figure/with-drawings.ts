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
  // The first use of a drawing becomes it, the others use that one.
  const ids = new Map<string, string>();
  const drawings = uses.map((use) => {
    const address = addressOf(use);
    const known = ids.get(address);
    if (known !== undefined) {
      const again = use.cloneNode() as Element;
      again.setAttribute('href', `#${known}`);
      return again;
    }
    const [file = '', id = ''] = address.split('#');
    const found = files.get(file)?.getElementById(id);
    if (!found) return document.createComment('');
    const drawing = document.importNode(found, true);
    drawing.id = `drawing-${ids.size}`;
    ids.set(address, drawing.id);
    return drawing;
  });
  uses.forEach((use, i) => use.replaceWith(drawings[i]!));
  try {
    return then();
  } finally {
    drawings.forEach((drawing, i) => drawing.replaceWith(uses[i]!));
  }
}

const addressOf = (use: Element) => use.getAttribute('href') ?? '';
