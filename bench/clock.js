// In every measured page: when a frame has been painted, how long each keystroke took until then, how long until its answer was
// painted, and what blocked the page.
window.keystrokes = [];
window.answers = [];
window.eventTimings = [];
window.longTasks = [];
/** The text of a catalogue, in a task of its own: how long that takes is the browser's affair, and no library's. */
window.arrived = async (file) => {
  const text = await (await fetch(`/corpora/${file}`)).text();
  await new Promise((done) => setTimeout(done));
  window.began = performance.now();
  return text;
};
/** The page can be used now, and says so to who measures. */
window.isUsable = (now) => console.log(`usable ${now}`);
window.afterPaint = (then) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
};
addEventListener(
  "input",
  (event) => {
    const start = event.timeStamp;
    afterPaint((now) => keystrokes.push(now - start));
  },
  { capture: true },
);
/** What is typed is answered once the cards, which `place` holds, are others and painted. */
window.answersIn = (place) => {
  let typed = null;
  addEventListener("input", (event) => (typed = event.timeStamp), { capture: true });
  const changed = () => {
    if (typed === null) return;
    const start = typed;
    typed = null;
    afterPaint((now) => answers.push(now - start));
  };
  new MutationObserver(changed).observe(place, { subtree: true, childList: true, characterData: true });
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === "keydown") eventTimings.push(entry.duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longTasks.push([entry.startTime, entry.duration]);
}).observe({ type: "longtask", buffered: true });
