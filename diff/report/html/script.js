(() => {
  'use strict';
  const root = document.documentElement;
  const main = document.querySelector('main');
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // View: what changed, side by side, redline, or one of the texts. A narrow window has
  // the redline, and so has paper where no view was chosen.
  const views = all('.view input');
  let chosen = false;
  const sections = all('.art', main); // which the old text alone may have in another order
  const oldOrder = sections.some((s) => s.dataset.o) && [...sections].sort((a, b) => a.dataset.o - b.dataset.o);
  const look = (id) => {
    root.dataset.view = id.slice(2);
    if (oldOrder) main.append(...(id === 'v-old' ? oldOrder : sections));
    views.forEach((input) => { input.checked = input.id === id; });
  };
  const whole = () => (matchMedia('(max-width: 800px)').matches ? 'v-red' : 'v-side');
  if (views.length) look(main.dataset.view && whole() === 'v-side' ? `v-${main.dataset.view}` : whole());
  // uncover shows all where what is looked for is not a change of substance.
  const uncover = (el) => { if (root.dataset.view === 'sub' && el && el.closest('.min, .stub, .fold:not(.whole)')) look(whole()); };

  // Changes: everything but unchanged rows in place and old places of moves, and what an
  // article came or went with as a whole, which is folded;
  // through many statements, every clause that is not folded.
  const isChange = (row) => {
    const has = (name) => row.classList.contains(name);
    return row.tagName === 'TR' ? !row.closest('.fold') : !has('stub') && (!has('u') || has('m'));
  };
  const changes = () => all('.r, .whole:not([open])', main).filter((row) => isChange(row) && row.getClientRects().length > 0);
  let here = null;
  const behind = (rows) => {
    if (here && rows.includes(here)) return rows.indexOf(here);
    return rows.filter((row) => row.getBoundingClientRect().bottom < 150).length - 0.5;
  };
  const show = (row) => {
    uncover(row);
    if (here) here.classList.remove('here');
    here = row;
    row.classList.add('here');
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    const tall = row.getBoundingClientRect().height > innerHeight * 0.6;
    row.scrollIntoView({ block: tall ? 'start' : 'center' });
  };
  const step = (by) => {
    const rows = changes();
    const at = behind(rows);
    const to = by > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1;
    if (to >= 0 && to < rows.length) show(rows[to]);
    one('#at').textContent = here ? `${rows.indexOf(here) + 1} / ${rows.length}` : '';
  };
  one('#next').addEventListener('click', () => step(1));
  one('#prev').addEventListener('click', () => step(-1));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input[type=search], textarea')) return;
    if (event.key === 'j') step(1);
    if (event.key === 'k') step(-1);
  });

  // Folds: all at once, before printing, and round the target of a link.
  const folds = all('details.fold');
  const unfold = (open) => {
    folds.forEach((fold) => { fold.open = open; });
    one('#all').textContent = open ? main.dataset.fold : main.dataset.expand;
    one('#all').setAttribute('aria-pressed', open);
  };
  one('#all').addEventListener('click', () => unfold(one('#all').getAttribute('aria-pressed') !== 'true'));
  one('#all').parentElement.hidden = folds.length === 0;
  let before = null;
  addEventListener('beforeprint', () => { before = folds.filter((fold) => !fold.open); before.forEach((fold) => { fold.open = true; }); });
  addEventListener('afterprint', () => { (before || []).forEach((fold) => { fold.open = false; }); });
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    uncover(target);
    const shut = [];
    for (let el = target && target.closest('details'); el; el = el.parentElement.closest('details')) if (!el.open) shut.push(el);
    shut.forEach((fold) => { fold.open = true; });
    if (shut.length || target && target.closest('.min')) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  if (views.length) {
    views.forEach((input) => input.addEventListener('change', () => { chosen = true; look(input.id); }));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'v' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input[type=search], textarea')) return;
      const at = views.findIndex((input) => input.checked);
      chosen = true;
      look(views[(at + 1) % views.length].id);
      draw();
    });
    let seen = '';
    addEventListener('beforeprint', () => { seen = root.dataset.view; if (seen === 'side' || !chosen) root.dataset.view = 'red'; });
    addEventListener('afterprint', () => { root.dataset.view = seen; });
  }

  // Text of an element, without what the new text no longer has.
  const textOf = (el) => {
    if (!el.closest('.n')) return el.textContent;
    const own = el.cloneNode(true);
    all('del', own).forEach((gone) => gone.remove());
    return own.textContent;
  };

  // Search: the rows that hold the words, white space and case aside.
  const find = one('#find');
  let hits = [];
  const plainOf = (text) => text.toLowerCase().replace(/\s+/g, '');
  const search = () => {
    const words = plainOf(find.value);
    const rows = all('.r', main).filter((row) => !row.matches('.r .r'));
    hits = words ? rows.filter((row) => all('.y, td .x, .gr .w > .x', row).some((el) => plainOf(textOf(el)).includes(words))) : [];
    one('#found').textContent = words ? `${hits.length}` : '';
    mark(words ? find.value.trim().toLowerCase() : '');
  };
  const mark = (words) => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete('find');
    if (!words) return;
    const ranges = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set('find', new Highlight(...ranges));
  };
  const jump = (by) => {
    if (!hits.length) return;
    const at = (hits.indexOf(here) + by + hits.length + (by < 0 && !hits.includes(here) ? 1 : 0)) % hits.length;
    const fold = hits[at].closest('details.fold');
    if (fold) fold.open = true;
    show(hits[at]);
    one('#found').textContent = `${at + 1} / ${hits.length}`;
  };
  find.addEventListener('input', search);
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { find.value = ''; search(); find.blur(); }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    jump(event.shiftKey ? -1 : 1);
    find.focus({ preventScroll: true });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input')) {
      event.preventDefault();
      find.focus();
    }
  });

  // Ruler: the changes of the whole page at its edge.
  const ruler = document.createElement('div');
  ruler.className = 'ruler';
  ruler.setAttribute('aria-hidden', 'true');
  document.body.append(ruler);
  const view = document.createElement('i');
  view.className = 'view';
  const tick = (row) => {
    const box = row.getBoundingClientRect();
    const el = document.createElement('i');
    el.className = row.classList.contains('d') ? 'd' : row.classList.contains('a') ? 'a' : 'w';
    el.style.top = `${(box.top + scrollY) / root.scrollHeight * 100}%`;
    el.style.height = `${box.height / root.scrollHeight * 100}%`;
    return el;
  };
  const frame = () => {
    view.style.top = `${scrollY / root.scrollHeight * 100}%`;
    view.style.height = `${innerHeight / root.scrollHeight * 100}%`;
  };
  function draw() { ruler.replaceChildren(...changes().map(tick), view); frame(); }
  ruler.addEventListener('click', (event) => scrollTo({ top: event.clientY / innerHeight * root.scrollHeight - innerHeight / 2 }));
  addEventListener('scroll', frame, { passive: true });
  new ResizeObserver(draw).observe(main);
  document.addEventListener('change', draw);
  draw();

  // Both ends of a move.
  const light = (event, on) => {
    const row = event.target.closest && event.target.closest('[data-l]');
    if (row) all('[data-l]', main).filter((other) => other.dataset.l === row.dataset.l).forEach((other) => other.classList.toggle('pairon', on));
  };
  for (const [name, on] of [['mouseover', true], ['focusin', true], ['mouseout', false], ['focusout', false]]) {
    main.addEventListener(name, (event) => light(event, on));
  }

  // Quotations: both wordings with their addresses.
  const order = (one, other) => one[0].localeCompare(other[0], 'en', { numeric: true });
  const quote = (row, side, statement) => {
    // A clause that came from another sentence is not part of this one, and
    // one that is shown twice is quoted once.
    const homes = all(`:scope > .${side} > .l a, :scope > .s > .${side} > .l a`, row);
    const parts = new Map();
    for (const el of all(`.${side} .y`, row)) {
      const place = one('a', el.closest('.x').previousElementSibling).hash;
      if (homes.some((home) => place === home.hash || place.startsWith(`${home.hash}.`))) parts.set(place, textOf(el));
    }
    const text = [...parts].sort(order).map((part) => part[1]).join('').trim();
    return text ? `${homes.map((home) => `${statement}:${home.textContent}`).join(' ')}\n${text}` : '';
  };
  const copy = async (row, button) => {
    const text = [quote(row, 'o', main.dataset.old), quote(row, 'n', main.dataset.new)].filter(Boolean).join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = main.dataset.copied;
    } catch {
      button.textContent = main.dataset.refused;
    }
    setTimeout(() => { button.textContent = main.dataset.copy; }, 1500);
  };
  if (main.dataset.new !== undefined) {
    all('.r:not(.stub)', main).forEach((row) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = main.dataset.copy;
      button.setAttribute('aria-label', main.dataset.copyLabel);
      button.addEventListener('click', () => copy(row, button));
      one('.k', row).append(button);
    });
  }
})();
