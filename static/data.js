// Where an element's data comes from.

/** The attributes that say so. */
export const DATA_ATTRIBUTES = ['data', 'card-data'];

const DATA_TYPES = /^(text\/(x-)?(markdown|yaml)|application\/(x-yaml|yaml|json))$/;

const typeOf = (script) => script.type.split(';')[0].trim().toLowerCase();

/**
 * The data in the page, `{text, type}`, from the first source that has any: the property `data`, which is `given`, the attributes,
 * a script inside the element. Null if there is none. Throws if `given` cannot be written as JSON. `isFirst` says
 * whether nothing was read for this element before.
 */
export function dataInPage(element, given, isFirst) {
  if (given && typeof given !== 'string') return { text: toJson(given), type: 'application/json' };
  const text = [given, element.getAttribute('data'), element.getAttribute('card-data')].find((it) => it?.trim());
  if (text) return { text, type: '' };
  const scripts = [...element.querySelectorAll('script:not([src])')];
  // Material for MkDocs puts inline scripts back without their type.
  const script = scripts.find((it) => DATA_TYPES.test(typeOf(it))) ?? (isFirst ? scripts.find((it) => !it.type) : undefined);
  return script ? { text: script.textContent, type: typeOf(script) } : null;
}

/** Data as text. Libraries such as Prototype.js give arrays and strings a `toJSON`, which would encode them twice. */
export function toJson(data) {
  const text = JSON.stringify(data, function plain(key, value) {
    const own = this[key];
    return typeof own === 'object' && !Array.isArray(own) ? value : own;
  });
  if (text === undefined) throw new TypeError(`it is a ${typeof data}`);
  return text;
}
