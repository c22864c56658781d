/** Files of the site that MapLibre asks this page for, not its worker. */
export const SITE = 'site://';
/** The coarse land, under where the built data lives. */
export const landUrl = (dataUrl: string) => `${dataUrl}/land.pbf`;

/** Asked for while MapLibre's code is still on its way. Each serves once: a second time is another try. */
const early = new Map<string, Promise<Response | null>>();

export function askEarly(url: string): void {
  early.set(
    url,
    fetch(url).catch(() => null),
  );
}

/** MapLibre takes a tile that is not there for an empty one, and no one would know that the land is missing. */
export async function siteFile({ url }: { url: string }, { signal }: AbortController) {
  const path = url.slice(SITE.length);
  const asked = early.get(path);
  early.delete(path);
  const response = (await asked) ?? (await fetch(path, { signal }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return { data: await response.arrayBuffer() };
}
