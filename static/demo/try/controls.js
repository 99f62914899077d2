// The attributes and the CSS properties of the element, as form controls.

/** The kinds of values, by what a control for them is. */
const choice = (...values) => ({ values });
const number = (min, max, hint) => ({ type: 'number', min, max, hint });
const text = (hint) => ({ type: 'text', hint });
const flag = { type: 'checkbox' };
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'pt', 'ru', 'sv', 'zh', 'zh-Hant'];

/** The first of several values is the default. */
export const ATTRIBUTES = {
  items: text('all lists'),
  facets: text('page section tags'),
  filters: choice('menus', 'row'),
  sort: choice('page', 'title', 'weight', 'date'),
  view: choice('grid', 'list'),
  search: choice('on', 'off'),
  columns: number(1, 12, '3'),
  'heading-level': number(1, 5, '2'),
  limit: text('60'),
  new: text('30'),
  external: choice('on', 'off'),
  shortcut: text('none, such as /'),
  label: text('the heading above'),
  icons: text('address with {name}'),
  base: text('this page’s address'),
  'site-base': text('none, such as /docs/'),
  lang: choice('inherited', ...LANGUAGES),
  dir: choice('inherited', 'ltr', 'rtl'),
  'sort-menu': flag,
  'view-menu': flag,
};

/** How a value of each is checked: the standard property that takes the same values, or a pattern. */
const css = (like, hint, kind = 'text') => ({ type: kind, like, hint });
export const PROPERTIES = {
  accent: css('color', 'the page’s', 'color'),
  focus: css('color', 'the accent', 'color'),
  'heading-color': css('color', 'the page’s', 'color'),
  'heading-font': css('font-family', 'the page’s'),
  'heading-size': css('font-size', 'the page’s'),
  'heading-weight': css('font-weight', 'the page’s'),
  'heading-rule': css('border', 'the page’s'),
  'heading-padding': css('padding', 'the page’s'),
  card: css('background', 'none', 'color'),
  line: css('color', 'the theme’s', 'color'),
  radius: css('border-radius', '0.5em'),
  shadow: css('box-shadow', 'none'),
  padding: css('padding', '1em'),
  gap: css('column-gap', '1em'),
  'card-min': css('min-width', '15em'),
  'title-color': css('color', 'the text’s', 'color'),
  'title-size': css('font-size', '1em'),
  'title-weight': css('font-weight', '600'),
  'description-color': css('color', 'the text’s', 'color'),
  'description-size': css('font-size', '0.9375em'),
  'description-lines': css('-webkit-line-clamp', '3'),
  muted: css('color', 'the theme’s', 'color'),
  mark: css('background', 'the accent at 14 %', 'color'),
  visited: css('color', 'default', 'color'),
  search: css('background', 'default', 'color'),
  'search-line': css('color', 'the line’s', 'color'),
  menu: css('background', 'default', 'color'),
  'icon-size': css('width', '1.5em'),
  'image-ratio': css('aspect-ratio', '16 / 9'),
  margin: css('margin', '1em'),
  'scroll-margin': css('scroll-margin', '1em'),
};

/** A group of controls. `changed` is called when their values have changed. */
export class Controls {
  #inputs = new Map();
  #swatches = new Map();
  #wrong; // where it is said what is wrong

  constructor(root, specs, changed) {
    const fields = root.querySelector('.fields');
    this.#wrong = root.querySelector('[role="status"]');
    for (const [name, spec] of Object.entries(specs)) fields.append(this.#field(root.id, name, spec));
    fields.addEventListener('input', (event) => {
      this.#adopt(event.target);
      this.#check(specs);
      changed();
    });
    root.querySelector('.reset').addEventListener('click', () => {
      this.values = {};
      changed();
    });
  }

  /** The values that differ from the defaults and are valid. A flag that is set has the value "". */
  get values() {
    const set = [...this.#inputs].filter(([, it]) => (it.type === 'checkbox' ? it.checked : it.value.trim()));
    const valid = set.filter(([, it]) => it.checkValidity());
    return Object.fromEntries(valid.map(([name, it]) => [name, it.type === 'checkbox' ? '' : it.value.trim()]));
  }

  /** Names that have no control are ignored: addresses are written by anyone. */
  set values(values) {
    for (const [name, input] of this.#inputs) {
      const value = Object.hasOwn(values, name) ? String(values[name]) : null;
      if (input.type === 'checkbox') input.checked = value !== null;
      else input.value = value ?? '';
      // A choice that is not offered.
      if (input.selectedIndex === -1) input.value = '';
      input.setCustomValidity('');
      input.removeAttribute('aria-invalid');
      this.#color(name, input.value);
    }
    this.#wrong.textContent = '';
  }

  #field(group, name, spec) {
    const label = document.createElement('label');
    label.className = spec.type === 'checkbox' ? 'field flag' : 'field';
    const code = document.createElement('code');
    code.textContent = name;
    const input = spec.values ? select(spec.values) : document.createElement('input');
    input.id = `${group}-${name}`;
    if (!spec.values) {
      input.type = spec.type === 'color' ? 'text' : spec.type;
      if (spec.hint) input.placeholder = spec.hint;
      if (spec.type === 'number') Object.assign(input, { min: spec.min, max: spec.max });
      Object.assign(input, { autocomplete: 'off', spellcheck: false });
    }
    this.#inputs.set(name, input);
    label.append(code, input);
    if (spec.type !== 'color') return label;
    const pair = document.createElement('div');
    pair.className = 'pair';
    const swatch = document.createElement('input');
    Object.assign(swatch, { type: 'color', value: '#1f4fc4' });
    swatch.setAttribute('aria-label', `Pick ${name}`);
    swatch.dataset.of = name;
    this.#swatches.set(name, swatch);
    pair.append(label, swatch);
    return pair;
  }

  #adopt(target) {
    const { of } = target.dataset;
    if (of) this.#inputs.get(of).value = target.value;
    else for (const [name, input] of this.#inputs) if (input === target) this.#color(name, input.value);
  }

  #color(name, value) {
    const swatch = this.#swatches.get(name);
    if (swatch && /^#[\da-f]{6}$/i.test(value)) swatch.value = value;
  }

  #check(specs) {
    const wrong = [];
    for (const [name, input] of this.#inputs) {
      const { like } = specs[name];
      const value = input.value.trim();
      const isRight = !like || value === '' || CSS.supports(like, value);
      input.setCustomValidity(isRight ? '' : `expected a value of the CSS property ${like}`);
      if (input.checkValidity()) input.removeAttribute('aria-invalid');
      else {
        input.setAttribute('aria-invalid', 'true');
        wrong.push(`${name}: ${input.validationMessage}; using the default.`);
      }
    }
    const said = wrong.join(' ');
    if (this.#wrong.textContent !== said) this.#wrong.textContent = said;
  }
}

function select([first, ...others]) {
  const list = document.createElement('select');
  list.append(new Option(first, ''), ...others.map((it) => new Option(it, it)));
  return list;
}
