/** Land of a small map as SVG paths: each partner's own and the rest. */
export interface LandPaths {
  rest: string;
  russia: string;
  china: string;
}
