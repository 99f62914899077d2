// The first script of every measured page.

/** Calls `then` with the time at which the current frame, which has just begun, is painted. */
function whenPainted(then) {
  // A message is the first task after a frame.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => then(performance.now());
  port2.postMessage(null);
}

/** The page calls this once it is usable. The time is written to the console, as asking the page for it would cost time. */
window.isUsable = () => requestAnimationFrame(() => whenPainted((now) => console.log(`usable ${now}`)));

/** Key to answer in milliseconds, for each key that was answered. */
window.answers = [];
/** The browser's own times from each key press to the next frame, in steps of 8 ms; times below 16 ms are left out. */
window.eventTimings = [];
/** Tasks that take 50 ms or more. */
window.longTasks = [];
/** Whether the last key was answered. */
window.answered = false;

/** The answer to a key is the first frame after it that shows a change inside `place` for which `isAnswer(mutation)` is true. */
window.watchAnswers = (place, isAnswer) => {
  let key;
  let changed;
  const frame = () =>
    // The page may change in this frame after this function, so check once it is painted.
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
