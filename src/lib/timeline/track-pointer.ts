import type { Attachment } from 'svelte/attachments';

interface TrackMoves {
  press(at: number, reach: number): void;
  drag(at: number): void;
  release(at: number, clicked: boolean): void;
  cancel(): void;
  hover(at: number | null): void;
}

const DRAG_PX = 4;
const REACH_PX = { mouse: 10, touch: 22 };

/**
 * Pointer events of an axis; browsers send one movement a frame. A drag captures the pointer, and its end
 * is no click of what lies under it.
 */
export function trackPointer(moves: TrackMoves): Attachment<HTMLElement> {
  return (node) => {
    let pressed: { id: number; x: number; moved: boolean } | null = null;

    const fraction = (event: PointerEvent) => {
      const box = node.getBoundingClientRect();
      return box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    };

    const listeners: Record<string, (event: PointerEvent) => void> = {
      pointerdown(event) {
        if (event.button !== 0 || pressed) return;
        pressed = { id: event.pointerId, x: event.clientX, moved: false };
        const reach = event.pointerType === 'mouse' ? REACH_PX.mouse : REACH_PX.touch;
        moves.hover(null);
        moves.press(fraction(event), reach / Math.max(node.clientWidth, 1));
      },
      pointermove(event) {
        if (!pressed) {
          if (event.pointerType === 'mouse') moves.hover(fraction(event));
        } else if (event.pointerId === pressed.id) {
          if (!pressed.moved && Math.abs(event.clientX - pressed.x) <= DRAG_PX) return;
          pressed.moved = true;
          node.setPointerCapture(event.pointerId);
          moves.drag(fraction(event));
        }
      },
      pointerup(event) {
        if (event.pointerId !== pressed?.id) return;
        const clicked = !pressed.moved;
        pressed = null;
        moves.release(fraction(event), clicked);
      },
      pointercancel(event) {
        if (event.pointerId !== pressed?.id) return;
        pressed = null;
        moves.cancel();
      },
      pointerleave() {
        if (pressed?.moved) return;
        if (pressed) moves.cancel();
        pressed = null;
        moves.hover(null);
      },
    };
    const stop = new AbortController();
    for (const [type, listener] of Object.entries(listeners))
      node.addEventListener(type, listener as EventListener, { signal: stop.signal });
    return () => stop.abort();
  };
}
