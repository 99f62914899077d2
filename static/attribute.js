// Words in attributes.

/** Whether an attribute is this word, in any case. */
export const isWord = (element, attribute, word) => element.getAttribute(attribute)?.trim().toLowerCase() === word;
