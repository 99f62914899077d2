// A text field for pages: line numbers, marks on lines with diagnostics, and indentation.

const INDENTATION = '  ';

/** The height of a line, in a unit that the style sheet defines. */
const row = (line) => `calc(var(--pad) + ${line - 1} * var(--row))`;

export class Editor {
  #field;
  #sheet;
  #numbers;
  #marks;
  #lines = 0;
  #leaves = false; // whether the next Tab moves the focus, although Tab indents

  /** Whether Tab indents. */
  indents = false;

  constructor(root) {
    this.#field = root.querySelector('textarea');
    this.#sheet = root.querySelector('.sheet');
    this.#numbers = root.querySelector('.numbers');
    this.#marks = root.querySelector('.marks');
    this.#field.addEventListener('input', () => this.#number());
    this.#field.addEventListener('scroll', () => this.#follow());
    this.#field.addEventListener('keydown', (event) => this.#press(event));
    this.#field.addEventListener('blur', () => { this.#leaves = false; });
  }

  get text() { return this.#field.value; }
  set text(text) {
    if (text === this.#field.value) return;
    this.#field.value = text;
    this.#field.scrollTop = this.#field.scrollLeft = 0;
    this.#number();
  }

  /** Marks the lines of these diagnostics; of several on a line, an error shows. */
  mark(diagnostics) {
    const lines = new Map();
    for (const { line, severity } of diagnostics) {
      if (lines.get(line) !== 'error') lines.set(line, severity);
    }
    this.#marks.replaceChildren(...[...lines].map(([line, severity]) => {
      const mark = document.createElement('div');
      mark.className = severity;
      mark.style.top = row(line);
      return mark;
    }));
  }

  /** Moves the focus to a place, and selects what stands there up to the end of the line. Lines and columns count from 1. */
  jump(line, column) {
    const lines = this.text.split('\n');
    const before = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    const text = lines[line - 1] ?? '';
    // Columns count characters, the field counts UTF-16 units.
    const start = [...text].slice(0, column - 1).join('').length;
    this.#field.focus();
    this.#field.setSelectionRange(before + start, before + Math.max(start, text.trimEnd().length));
    const height = this.#field.scrollHeight / Math.max(lines.length, 1);
    this.#field.scrollTop = Math.max(0, (line - 1) * height - this.#field.clientHeight / 2);
    this.#field.scrollLeft = 0;
  }

  #number() {
    const count = this.text.split('\n').length;
    if (count !== this.#lines) {
      this.#lines = count;
      this.#numbers.textContent = Array.from({ length: count }, (_, at) => at + 1).join('\n');
      this.#field.parentElement.style.setProperty('--digits', Math.max(2, String(count).length));
    }
    this.#follow();
  }

  #follow() {
    this.#sheet.style.transform = `translateY(${-this.#field.scrollTop}px)`;
  }

  #press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // With Shift, WebKit on Linux names another key.
    const isTab = event.key === 'Tab' || event.code === 'Tab';
    if (event.key === 'Escape') this.#leaves = true;
    else if (isTab && this.indents && !this.#leaves) this.#tab(event);
    else if (event.key === 'Enter' && !event.shiftKey) this.#newLine(event);
    if (!isTab && !['Escape', 'Shift'].includes(event.key)) this.#leaves = false;
  }

  #tab(event) {
    event.preventDefault();
    const { selectionStart: start, selectionEnd: end, value } = this.#field;
    if (!event.shiftKey && start === end) return this.#insert(INDENTATION);
    const first = value.lastIndexOf('\n', start - 1) + 1;
    const lines = value.slice(first, end).split('\n');
    const changed = lines.map((it) => (event.shiftKey ? it.replace(/^ {1,2}/, '') : INDENTATION + it));
    const text = changed.join('\n');
    if (text === value.slice(first, end)) return;
    this.#field.setSelectionRange(first, end);
    this.#insert(text);
    const moved = Math.max(first, start + changed[0].length - lines[0].length);
    this.#field.setSelectionRange(start === end ? moved : first, start === end ? moved : first + text.length);
  }

  /** A new line begins where the one before it does. */
  #newLine(event) {
    const { selectionStart: start, value } = this.#field;
    const [indentation] = value.slice(value.lastIndexOf('\n', start - 1) + 1, start).match(/^ */);
    if (!indentation) return;
    event.preventDefault();
    this.#insert(`\n${indentation}`);
  }

  /** Types a text, so that Undo takes it back. */
  #insert(text) {
    // It is deprecated, but there is no other way to keep the field's history.
    if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    this.#field.setRangeText(text, this.#field.selectionStart, this.#field.selectionEnd, 'end');
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
