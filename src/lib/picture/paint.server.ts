import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { readData } from '$lib/site/dataset/dataset.server';
import Marks from './Marks.svelte';
import type { Mark } from './marks';
import type { Land } from './picture';

/** Natural Earth 1:110m. */
export const land = readData<Land>('basemap-110m.geojson');

export const renderMarks = (marks: readonly Mark[], links: Partial<Props> = {}): string =>
  render(Marks, { props: { marks, ...links } })
    .body.replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace(/><\/(?:path|circle|rect)>/g, '/>');
type Props = ComponentProps<typeof Marks>;
