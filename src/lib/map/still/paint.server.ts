import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import Marks from './Marks.svelte';

/** Marks as SVG source. */
export const painted = (...[marks, links]: [Props['marks'], Partial<Props>?]): string =>
  render(Marks, { props: { marks, ...links } })
    .body.replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace(/><\/(?:path|circle|rect)>/g, '/>');
type Props = ComponentProps<typeof Marks>;
