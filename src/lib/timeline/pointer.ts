import type { Attachment } from 'svelte/attachments';
import { DRAG_PX } from './grab';

export interface PointerMoves {
  /** Fraction of the track, and the reach of a finger or a mouse in the same measure. */
  press(at: number, reach: number): void;
  drag(at: number): void;
  /** `clicked`: the pointer hardly moved between press and release. */
  release(at: number, clicked: boolean): void;
  cancel(): void;
  hover(at: number | null): void;
}

const REACH_PX = { mouse: 10, touch: 22 };

/** Pointer events of the track as fractions of its width, at most one movement per frame. */
export function trackPointer(moves: PointerMoves): Attachment<HTMLElement> {
  return (node) => {
    let pressed: { id: number; x: number; moved: boolean } | null = null;
    let frame = 0;
    let latest = 0;

    const fraction = (event: PointerEvent) => {
      const box = node.getBoundingClientRect();
      return box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    };
    const inFrame = (work: (at: number) => void, at: number) => {
      latest = at;
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        work(latest);
      });
    };
    const forget = () => {
      cancelAnimationFrame(frame);
      frame = 0;
      pressed = null;
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0 || pressed) return;
      pressed = { id: event.pointerId, x: event.clientX, moved: false };
      node.setPointerCapture(event.pointerId);
      const reach = event.pointerType === 'mouse' ? REACH_PX.mouse : REACH_PX.touch;
      moves.hover(null);
      moves.press(fraction(event), reach / Math.max(node.clientWidth, 1));
    };
    const move = (event: PointerEvent) => {
      if (!pressed) {
        if (event.pointerType === 'mouse') inFrame(moves.hover, fraction(event));
        return;
      }
      if (event.pointerId !== pressed.id) return;
      pressed.moved ||= Math.abs(event.clientX - pressed.x) > DRAG_PX;
      if (pressed.moved) inFrame(moves.drag, fraction(event));
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== pressed?.id) return;
      const clicked = !pressed.moved;
      forget();
      moves.release(fraction(event), clicked);
    };
    const cancel = (event: PointerEvent) => {
      if (event.pointerId !== pressed?.id) return;
      forget();
      moves.cancel();
    };
    const leave = () => {
      if (pressed) return;
      forget();
      moves.hover(null);
    };

    node.addEventListener('pointerdown', down);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', up);
    node.addEventListener('pointercancel', cancel);
    node.addEventListener('pointerleave', leave);
    return () => {
      forget();
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', up);
      node.removeEventListener('pointercancel', cancel);
      node.removeEventListener('pointerleave', leave);
    };
  };
}
