(() => {
  'use strict';
  document.documentElement.classList.add('on');

  // The outline, which is above the text on a small screen.
  const outline = document.querySelector('nav details');
  if (outline && matchMedia('(max-width: 1000px)').matches) outline.open = false;

  // Theme: the style does the work, this keeps the choice.
  const store = {
    get: () => { try { return localStorage.getItem('clausediff-theme'); } catch { return null; } },
    set: (id) => { try { localStorage.setItem('clausediff-theme', id); } catch { /* private window */ } },
  };
  const kept = store.get() && document.getElementById(store.get());
  if (kept && kept.name === 'theme') kept.checked = true;
  document.querySelectorAll('.theme input').forEach((input) => input.addEventListener('change', () => store.set(input.id)));
})();
