import { landTile } from '$lib/map/gl/land-tile.server';

export const prerender = true;

/** The coarse land of the live map, for which a worker would cut up GeoJSON at each visit. */
export const GET = () =>
  new Response(landTile(), { headers: { 'content-type': 'application/x-protobuf' } });
