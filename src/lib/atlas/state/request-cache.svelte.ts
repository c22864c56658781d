/** Something that a file or the worker supplies. */
export interface DataRequest<Data = unknown> {
  /** Two requests of one name differ in their choices: only the newer one is wanted. */
  name: string;
  /** Name and choices: the same key has the same answer. */
  key: string;
  /** Resolves to null when the worker was given a newer request of the same name. */
  load: () => Promise<Data>;
}

export function dataRequest<Data>(
  name: string,
  choices: unknown,
  load: () => Promise<Data>,
): DataRequest<Data> {
  return { name, key: name + JSON.stringify(choices), load };
}

/** So many answers are kept that a step back needs no request. */
const MAX_RESPONSES = 24;

/** The answers to requests, as state that the page is derived from. */
export class RequestCache {
  /** By key, the oldest first. */
  #responses = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  readonly #pendingKeys = new Map<string, string>();
  #failedName: string | null = null;
  /** Why something did not come; null while nothing is missing. */
  loadError = $state.raw<Error | null>(null);

  has({ key }: DataRequest): boolean {
    return this.#responses.has(key);
  }

  /** Null until it has come. */
  get<Data>({ key }: DataRequest<Data>) {
    return (this.#responses.get(key) ?? null) as NonNullable<Data> | null;
  }

  async load({ name, key, load }: DataRequest): Promise<void> {
    if (this.#pendingKeys.get(name) === key) return;
    this.#pendingKeys.set(name, key);
    const response = await load().catch((error: Error) => {
      this.#failedName = name;
      this.loadError = error;
    });
    if (!response) return;
    if (this.#failedName === name) this.#forgetError();
    const newest = [...this.#responses].slice(1 - MAX_RESPONSES);
    this.#responses = new Map([...newest, [key, response]]);
    if (this.#pendingKeys.get(name) === key) this.#pendingKeys.delete(name);
  }

  reset(): void {
    this.#forgetError();
    this.#pendingKeys.clear();
  }

  #forgetError(): void {
    this.#failedName = null;
    this.loadError = null;
  }
}
