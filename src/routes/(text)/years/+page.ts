/** A page of pictures and links needs no script. */
export const csr = false;
