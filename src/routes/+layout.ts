export const prerender = true;
/** Pages are folders, so that any web server finds `index.html`. */
export const trailingSlash = 'always';
