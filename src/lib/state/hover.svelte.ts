/** The one record under a pointer or focus, shared by map, list, timeline and charts. */
export class Hover {
  id = $state<string | null>(null);
}
