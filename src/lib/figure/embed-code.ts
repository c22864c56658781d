import { element } from '$lib/site/markup';

/** What an embedded view needs: its scripts, its own site's files, and to open the full view. */
export const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** The HTML that shows an address in another page. */
export function embedCode({
  address,
  title,
  width,
  height,
}: {
  address: string;
  title: string;
  width: number;
  height: number;
}): string {
  const frame = { src: address, title, width, height, loading: 'lazy', sandbox: SANDBOX };
  return element('iframe', { ...frame, style: 'border:0;max-width:100%' }, ' ');
}
