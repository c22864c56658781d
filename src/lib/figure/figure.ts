import type { Component } from 'svelte';
import { sentences } from '#core/answer/voice';
import { getLocale } from '$lib/paraglide/runtime';
import type { Size } from '$lib/site/boxes';

/** Independent of the window. */
export const SHEET = { width: 1200, height: 675, px: 1600 };

export interface Figure {
  /** Above a finding: of whom, of which years, under which rule. */
  kicker?: string;
  title: string;
  sub?: string;
  lead: string;
  /** Source, version, licence, address: one line each. */
  notes: readonly string[];
  alt: string;
  /** Scaled to the width of the room. */
  draw: (room: Size) => Drawing | Promise<Drawing>;
}

export interface TextLine {
  text: string;
  y: number;
  px: number;
  weight: number;
  colour: string;
}

type Props = Record<string, unknown>;

/** Styled by attributes, as files have no style sheet; colours are tokens. */
export interface Drawing extends Size {
  component: Component<Props>;
  props: Props;
}

export const drawnBy = <P extends Props>(
  component: Component<P>,
  props: P,
  { width, height }: Size,
): Drawing => ({ component: component as unknown as Component<Props>, props, width, height });

export const altOf = ({ lead, alt, notes }: Figure) =>
  sentences({ language: getLocale() }, [lead, alt, ...notes]);
