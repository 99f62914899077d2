// The files that the build puts beside the script.

// Their addresses are literals, `new URL('./name', import.meta.url)`, as bundlers look for these and copy the files.
import { MESSAGES, WASM } from 'guide-grid-files';

/** Vite's dev server bundles the scripts of packages into a folder of its own, and leaves their other files where they are. */
const inPackage = (address) => address.replace('/.vite/deps/', '/guide-grid/');

/** The script's own address. */
export const SCRIPT = inPackage(import.meta.url);

/** The address of the WebAssembly. Its name is that of its content, so that a cached script never requests another build's. */
export const FILE = inPackage(WASM);

/** The address of the interface's messages in a language. */
export const messagesAt = (tag) => inPackage(MESSAGES[tag]);
