// Files that are fetched: how, and the reason why one is not there.

import { Failure } from './failure.js';

/**
 * The response with a file. Throws a `Failure` if there is none. `watch` listens for violations of the page's policy; `init` is what
 * `fetch` takes. `advice` says what to do about a file that is missing.
 */
export async function download(url, watch, advice, init) {
  let response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw await watch.failure(error, url) ?? unreachable(url);
  }
  const { status } = response;
  if (status >= 500 || status === 408 || status === 429) {
    throw new Failure('unavailable', `the server cannot send ${url} at the moment (status ${status}).`, { temporary: true });
  }
  if (!response.ok) throw new Failure('not-found', `${url} is missing (status ${status}); ${advice}.`);
  return response;
}

/** The failure of a request that got no response. */
function unreachable(url) {
  if (url.startsWith('file:')) {
    return new Failure('unreachable', `browsers load no files from ${url}; open the page through a web server.`);
  }
  if (navigator.onLine === false) {
    return new Failure('offline', `${url} could not be loaded because the browser is offline.`, { temporary: true });
  }
  return new Failure('unreachable', `${url} could not be loaded; if it is on another server, that server has to allow it (CORS).`,
    { temporary: true });
}

/** The failure of a connection that ended while a file was loading. */
export const brokenOff = (url, error) =>
  new Failure('unavailable', `the connection broke while ${url} was loading (${error.message}).`, { temporary: true });

/** The media type that a response says, without its parameters, in lower case; empty if it says none. */
export const mediaType = (response) => (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
