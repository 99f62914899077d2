// Failures: why an element shows its own content instead of the grid.

/** A stable code, and a message for the console and for `guide-grid-error`. */
export class Failure extends Error {
  /** After a temporary failure, another attempt may succeed. */
  constructor(code, message, { temporary = false } = {}) {
    super(message);
    this.code = code;
    this.temporary = temporary;
  }
}

/** Any error as a failure. */
export const named = (error) => error instanceof Failure ? error : new Failure('failed', `it could not start (${error}).`);

/** An element's name or id as shown in console messages: in quotation marks, after a space. Empty if it has neither. */
export function label(element) {
  const name = element?.getAttribute('name') || element?.id;
  return name ? ` "${name}"` : '';
}

/** Writes a failure of an element, or of the whole page, to the console. */
export const log = (failure, element) => console.error(`Guide Grid${label(element)}: ${failure.message}`);

/** Listens for violations of the page's content security policy until `stop` is called. */
export class PolicyWatch {
  #violations = [];
  #listener = (event) => this.#violations.push(event);

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#listener);
  }

  stop() {
    document.removeEventListener('securitypolicyviolation', this.#listener);
  }

  /** The failure if the policy blocked `url`, the WebAssembly; otherwise undefined. */
  async failure(error, url) {
    // The event that names the directive comes a little later than the error.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const compiling = this.#violations.some((event) => event.blockedURI === 'wasm-eval')
      || /unsafe-eval|content security|\bcsp\b/i.test(error.message);
    if (compiling) return blocked('WebAssembly', "'wasm-unsafe-eval'", 'script-src');
    const fetching = this.#violations.find((event) => event.blockedURI.startsWith(url));
    return fetching && blocked(url, new URL(url).origin, fetching.effectiveDirective);
  }
}

function blocked(what, source, directive) {
  return new Failure('blocked-by-csp', `the page's content security policy forbids ${what}; add ${source} to its ${directive}.`);
}
