// What is compared: computed values of a host's own card and of ours. Runs in the page.

/** The two cards in a row, whose parts are these elements, and the heading above them. */
export function measure({ heading, card, body, title, description, next }) {
  const px = (value) => `${Math.round(parseFloat(value) * 100) / 100}`;
  const style = (it) => getComputedStyle(it);
  const text = (it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return range.getBoundingClientRect();
  };
  const box = (it) => it.getBoundingClientRect();
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  // Colours are compared as they are seen: painted over the page.
  const background = (it) => {
    for (let at = it; at; at = at.parentElement ?? at.getRootNode().host) {
      const { backgroundColor } = style(at);
      if (!/, 0\)$|\/ 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return 'white';
  };
  const seen = (colour, under) => {
    for (const it of [under, colour]) {
      paint.fillStyle = it;
      paint.fillRect(0, 0, 1, 1);
    }
    return `#${[...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((it) => it.toString(16).padStart(2, '0')).join('')}`;
  };
  const of = style(card);
  const letters = (it) => `${px(style(it).fontSize)}/${style(it).fontWeight} ${seen(style(it).color, background(it))}`;
  const line = parseFloat(of.borderTopWidth) ? `${px(of.borderTopWidth)} ${seen(of.borderTopColor, background(card.parentElement))}` : 'none';
  const shadow = of.boxShadow === 'none' ? 'none' : of.boxShadow.replace(/rgba?\([^)]*\)|color\([^)]*\)/g, '').trim().replace(/\s+/g, ' ');
  const around = heading && style(heading);
  return {
    heading: heading ? `${px(around.fontSize)}/${around.fontWeight} ${seen(around.color, background(heading))}` : '',
    'heading spacing': heading ? px(around.letterSpacing === 'normal' ? 0 : around.letterSpacing) : '',
    radius: px(of.borderTopLeftRadius),
    line,
    surface: seen('transparent', background(card)),
    shadow,
    padding: px(style(body ?? card).paddingLeft),
    gap: next ? px(box(next).left - box(card).right) : '',
    title: letters(title),
    description: letters(description),
    'title to description': px(text(description).top - text(title).bottom),
  };
}
