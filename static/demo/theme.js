// The demo's own switch between light, dark and the system's setting. The widget does not depend on it.
const saved = (() => { try { return localStorage.getItem('demo-theme'); } catch { return null; } })();
const apply = (theme) => { document.documentElement.dataset.theme = theme; };
apply(saved ?? 'auto');
addEventListener('DOMContentLoaded', () => {
  const group = document.querySelector('.theme');
  const chosen = group.querySelector(`[value="${document.documentElement.dataset.theme}"]`);
  if (chosen) chosen.checked = true;
  group.hidden = false;
  group.addEventListener('change', (event) => {
    apply(event.target.value);
    try { localStorage.setItem('demo-theme', event.target.value); } catch { /* The choice applies to this page only. */ }
  });
});
