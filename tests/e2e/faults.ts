import type { Route } from '@playwright/test';

/** How a file that a page asks for may fail. */

type Fault = (route: Route) => Promise<void> | void;
const answered =
  (body: string, contentType = 'application/json'): Fault =>
  (route) =>
    route.fulfill({ contentType, body });

/** The same but for one field: the first object in a list is empty, or else the first field null. */
function bent(value: object): unknown {
  const text = JSON.stringify(value);
  const isItem = /\[\{/.test(text);
  if (!isItem) return { ...value, [Object.keys(value)[0]!]: null };
  let isBent = false;
  return JSON.parse(text, (_, inner: unknown) => {
    const [first, ...rest] = Array.isArray(inner) ? (inner as unknown[]) : [];
    if (isBent || !(first instanceof Object) || Array.isArray(first)) return inner;
    isBent = true;
    return [{}, ...rest];
  });
}

const bentInside: Fault = async (route) => {
  const json = await route
    .fetch()
    .then((response) => response.json())
    // Not JSON, or the page that asked is closed.
    .catch(() => null);
  await route.fulfill({ json: json && bent(json as object) }).catch(() => {});
};

export const FAULTS: Record<string, Fault> = {
  'is not there': (route) => route.fulfill({ status: 404 }),
  'has an error': (route) => route.fulfill({ status: 500 }),
  'is cut short': async (route) => {
    try {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    } catch {
      // The page that asked is closed.
    }
  },
  'is a page': answered('<!doctype html><title>Sign in</title>', 'text/html'),
  'has another shape': answered('{"a":1}'),
  'has another shape inside': bentInside,
  'is an empty list': answered('[]'),
  'is an empty object': answered('{}'),
  'is null': answered('null'),
  'never comes': () => {},
  'is offline': (route) => route.abort('internetdisconnected'),
};

/** Told by a reader of JSON alone. */
export const ofJson = Object.entries(FAULTS).flatMap(([name, fault]) =>
  /shape|empty|null/.test(name) ? [fault] : [],
);
