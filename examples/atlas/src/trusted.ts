/**
 * The two scripts that the page starts itself, its worker and its service worker; and the text of pictures, as the package draws them.
 *
 * The policy of the page lets no text become an address of code, nor a document. This one name may make two addresses, both of the page's own folder, and
 * documents of XML, in which nothing runs: what of them may come onto the page is looked at by `store/pictures.ts`.
 */

interface Policy {
  createScriptURL(address: string): string;
  createHTML(text: string): string;
}

const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;

const rules: Policy = {
  createScriptURL(address) {
    const { origin, href } = new URL(address, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`${href} is not of this page`);
    return href;
  },
  createHTML: (text) => text,
};

// browsers without Trusted Types take text as it is
const policy = types?.createPolicy("regie", rules) ?? rules;

export const scriptAddress = (address: string): string => policy.createScriptURL(address);

/** The document of a picture: by itself, as XML, so that no script in it would run. */
export const pictureDocument = (text: string): XMLDocument => new DOMParser().parseFromString(policy.createHTML(text), "image/svg+xml");
