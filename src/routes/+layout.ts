export const prerender = true;
/** Pages are folders: any web server finds `index.html`. */
export const trailingSlash = 'always';
