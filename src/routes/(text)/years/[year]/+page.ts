/** A picture and links need no script. */
export const csr = false;
