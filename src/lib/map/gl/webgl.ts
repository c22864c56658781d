/** True when the browser can give a WebGL 2 context. */
export function hasWebgl(): boolean {
  try {
    return !!document.createElement('canvas').getContext('webgl2');
  } catch {
    return false;
  }
}
