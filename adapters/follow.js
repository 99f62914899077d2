// Guide Grid VERSION: the links of cards, for a site's router.

/** Lets a site's router open a card that the element renders, with `open`, if it leads to a page of the site, below `base`. */
export function follow(event, base, open) {
  const { link, plain, event: click } = event.detail;
  // The router sees the links of the page's own cards by itself.
  const isOwn = event.target.contains(click.target);
  const isFile = /\.(?!html?$)\w+$/.test(new URL(link).pathname);
  if (!plain || isOwn || isFile || !link.startsWith(location.origin + base)) return;
  event.preventDefault();
  open(link);
}
