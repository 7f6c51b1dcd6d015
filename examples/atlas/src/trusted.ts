/**
 * The two scripts that the page starts itself: its worker and its service worker.
 *
 * The policy of the page lets no text become an address of code. This one name may make two, both of the page's own folder.
 */

interface Policy {
  createScriptURL(address: string): string;
}

const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy } }).trustedTypes;

const rules: Policy = {
  createScriptURL(address) {
    const { origin, href } = new URL(address, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`${href} is not of this page`);
    return href;
  },
};

// browsers without Trusted Types take the address as it is
export const scriptAddress: (address: string) => string = (() => {
  const policy = types?.createPolicy("regie", rules) ?? rules;
  return (address) => policy.createScriptURL(address);
})();
