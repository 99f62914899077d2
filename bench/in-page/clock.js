// Runs first in every measured page.

/** Calls `then` with the time at which the current frame, which has just begun, is painted. */
function whenPainted(then) {
  // A message is the first task after a frame.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => then(performance.now());
  port2.postMessage(null);
}

/** The page calls this once it is usable. It is said in the console, as a question from outside would cost the page time. */
window.isUsable = () => requestAnimationFrame(() => whenPainted((now) => console.log(`usable ${now}`)));

/** Key to answer, in milliseconds, of each key that was answered. */
window.answers = [];
/** What the browser itself says: from each key press until the next frame, in steps of 8 ms, and only from 16 ms up. */
window.eventTimings = [];
/** Tasks of 50 ms and more. */
window.longTasks = [];
/** Whether the last key was answered. */
window.answered = false;

/** A key is answered in the first frame after it that shows a change, inside `place`, of which `isAnswer(mutation)` is true. */
window.watchAnswers = (place, isAnswer) => {
  let key;
  let changed;
  const frame = () =>
    // The page may change in this very frame, after this function, so look once it is painted.
    whenPainted((now) => {
      if (!changed) return requestAnimationFrame(frame);
      answers.push(now - key);
      answered = true;
      key = undefined;
    });
  const input = (event) => {
    if (key === undefined) requestAnimationFrame(frame);
    key = event.timeStamp;
    changed = false;
    answered = false;
  };
  addEventListener("input", input, { capture: true });
  const observer = new MutationObserver((mutations) => (changed ||= mutations.some(isAnswer)));
  observer.observe(place, { subtree: true, childList: true, characterData: true });
};

const observe = (options, work) =>
  new PerformanceObserver((list) => list.getEntries().forEach(work)).observe({ ...options, buffered: true });
observe({ type: "event", durationThreshold: 16 }, ({ name, duration }) => name === "keydown" && eventTimings.push(duration));
observe({ type: "longtask" }, ({ startTime, duration }) => longTasks.push({ startTime, duration }));
