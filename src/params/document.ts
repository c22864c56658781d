/** Documents of the dataset that are pages: CODEBOOK.md and CHANGELOG.md. */
export const DOCUMENTS = ['codebook', 'changelog'];

export const match = (name: string) => DOCUMENTS.includes(name);
