/** A file dropped on any page, until the page that reads it has taken it. */
class Dropped {
  #file = $state.raw<File | null>(null);

  get file(): File | null {
    return this.#file;
  }

  put(file: File | null) {
    this.#file = file;
  }
}

export const dropped = new Dropped();
