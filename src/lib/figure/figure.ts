import { mount, unmount, type Component } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** What leaves the page as a picture, whatever it is a picture of. */

export const FIGURE_THEMES = ['light', 'dark'] as const;
export type FigureTheme = (typeof FIGURE_THEMES)[number];

/** The same sizes whatever the window: `layout` in px of the page, `px` of a file at 1×. */
export const FORMATS = {
  /** 16:9. */
  slide: { layout: { width: 960, height: 540 }, px: 1600, dpi: 96, end: '' },
  /** 180 mm wide at 300 dpi; as high as the picture needs. */
  print: { layout: { width: 720, height: 540 }, px: 2126, dpi: 300, end: '-print' },
} as const;
export type Format = keyof typeof FORMATS;

export interface Room {
  width: number;
  height: number;
  /** A picture may be higher. */
  grows: boolean;
}

export interface Figure {
  /** Over a title that is a finding: of whom, of which years, under which rule. */
  kicker?: string;
  /** Understood by a stranger: the finding, or who, what, when. */
  title: string;
  /** What belongs to the finding. */
  sub?: string;
  /** What is measured or counted, by which rule, how many. */
  lead: string;
  /** Source, version, licence, address: a line each. */
  notes: readonly string[];
  /** The picture in words, for those who do not see it. */
  alt: string;
  /** Of a film: what this frame shows, in large signs. */
  stamp?: string;
  /** What the signs mean. */
  key?: Attachment;
  /** Beside the picture, with its key: the sheet of a slide is as much larger. */
  aside?: Attachment;
  /** The picture for this room, of any size. */
  draw: (room: Room, theme: FigureTheme) => Promise<SVGSVGElement>;
}

const WIDE = { width: 1200, height: 675 };

export const layoutOf = ({ aside }: Figure, format: Format) =>
  aside && format === 'slide' ? WIDE : FORMATS[format].layout;

/** Smaller than this, the text of a picture cannot be read: on a slide too, it rather gets higher. */
export const LEAST_SCALE = 0.75;

/**
 * The width at which a picture of this height fills a room best: a low one is laid out narrower, so
 * that it is drawn larger, and a high one wider, unless the room grows with it.
 */
export function fittingWidth(height: number, room: Room, least: number): number {
  const most = room.grows ? room.width : room.width / LEAST_SCALE;
  return Math.round(Math.min(most, Math.max(least, (height * room.width) / room.height)));
}

/** What the signs mean, by a component of the page. */
export function keyOf<Props extends Record<string, unknown>>(
  of: Component<Props>,
  props: Props,
): Attachment {
  return (target) => {
    const key = mount(of, { target, props });
    return () => void unmount(key);
  };
}
