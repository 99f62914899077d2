// A page that was open, or in a cache, while a new build was put on the server: its script needs a file that is gone.

const KEY = 'guide-grid:reload';

/** Whether the server has another build of the script by now. It replaces the one in the browser's cache. */
export async function isOutdated(script, build) {
  try {
    const response = await fetch(script, { cache: 'reload' });
    return response.ok && !(await response.text()).includes(build);
  } catch {
    return false;
  }
}

/**
 * What asks a reader to reload the page, in English, as the interface's words come with what is missing. Null if that was asked for
 * this build before: reloading did not help then.
 */
export function reloadOffer(build) {
  try {
    if (sessionStorage.getItem(KEY) === build) return null;
    sessionStorage.setItem(KEY, build);
  } catch {
    // Without a memory, it could be asked again and again.
    return null;
  }
  const offer = document.createElement('div');
  offer.className = 'widget offer';
  offer.lang = 'en';
  const message = offer.appendChild(document.createElement('p'));
  message.part = message.role = 'status';
  message.textContent = 'This page has been updated.';
  const button = offer.appendChild(document.createElement('button'));
  button.type = 'button';
  button.className = 'clear';
  button.textContent = 'Reload';
  button.addEventListener('click', () => location.reload());
  return offer;
}
