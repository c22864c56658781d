const BY_ENDING: Record<string, string> = {
  bib: 'application/x-bibtex',
  cff: 'text/yaml',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mp4: 'video/mp4',
  pbf: 'application/x-protobuf',
  png: 'image/png',
  'schema.json': 'application/schema+json',
  svg: 'image/svg+xml',
  webm: 'video/webm',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

export const mediaType = (file: string) =>
  BY_ENDING[/(schema\.)?[^.]*$/.exec(file)![0]] ?? 'text/plain';
