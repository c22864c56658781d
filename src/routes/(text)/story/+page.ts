/** A text: nothing on it needs script. */
export const csr = false;
