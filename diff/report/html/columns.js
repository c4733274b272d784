(() => {
  'use strict';
  // Two statements of a series side by side: the first and the second head that is
  // pressed. What the newer one has is shown with what differs from the older.
  const main = document.querySelector('main');
  const heads = [...document.querySelectorAll('.cols button')];
  const rows = [...main.querySelectorAll('tr.r')].map((tr) => {
    let at = 0;
    const cells = [...tr.querySelectorAll('td')].map((td) => {
      const cell = { td, from: at, to: at + td.colSpan, x: td.querySelector('.x') };
      at = cell.to;
      return cell;
    });
    return { tr, cells };
  });
  const textOf = (x) => {
    const own = x.cloneNode(true);
    own.querySelectorAll('del').forEach((gone) => gone.remove());
    return own.textContent;
  };
  const gone = [...main.querySelectorAll('.gr')].map((row) => {
    const texts = new Map();
    let text = '';
    for (const el of [row, ...row.querySelectorAll('li')]) {
      const x = el.querySelector(':scope > .x, :scope > .w > .x');
      if (x) text = textOf(x);
      if (el.dataset.s) texts.set(Number(el.dataset.s), text);
    }
    return { row, texts, x: row.querySelector('.x') };
  });
  const kept = new Map(); // by element, its children before
  const put = (x, nodes) => {
    if (!kept.has(x)) kept.set(x, [...x.childNodes]);
    x.replaceChildren(...nodes);
  };

  const tokens = (text) => text.match(/\p{Script=Han}|[\p{L}\p{N}’'-]+|\s+|./gsu) || [];
  const most = 4e6; // cells of the table; beyond it both texts stand whole
  const diff = (old, now) => {
    const a = tokens(old);
    const b = tokens(now);
    const runs = [];
    let gone = '';
    let come = '';
    const flush = () => {
      if (gone) runs.push(['del', gone]);
      if (come) runs.push(['ins', come]);
      gone = come = '';
    };
    // What is kept between changes is kept where it is a word: spaces and commas go
    // with the changes on both sides.
    let between = '';
    const keep = (text) => {
      between += text;
      if (!(gone || come) || /[\p{L}\p{N}]/u.test(between)) {
        flush();
        runs.push(['', between]);
        between = '';
      }
    };
    const change = (old, now) => {
      gone += between + old;
      come += between + now;
      between = '';
    };
    const width = b.length + 1;
    if ((a.length + 1) * width > most) return [['del', old], ['ins', now]];
    const common = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
      }
    }
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) { keep(a[i]); i++; j++; }
      else if (j === b.length || i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1]) change(a[i++], '');
      else change('', b[j++]);
    }
    flush();
    if (between) runs.push(['', between]);
    return runs;
  };
  const marked = (runs) => runs.map(([mark, text]) => {
    if (!mark) return document.createTextNode(text);
    const el = document.createElement(mark);
    el.textContent = text;
    return el;
  });

  const restore = () => {
    kept.forEach((nodes, x) => x.replaceChildren(...nodes));
    kept.clear();
    rows.forEach(({ tr, cells }) => {
      tr.hidden = false;
      cells.forEach(({ td, from, to }) => { td.hidden = false; td.colSpan = to - from; });
    });
    gone.forEach(({ row }) => { row.hidden = false; });
  };
  const compare = (old, now) => {
    const has = (cell, n) => cell.from <= n && n < cell.to;
    rows.forEach(({ tr, cells }) => {
      cells.forEach((cell) => {
        cell.td.hidden = !has(cell, old) && !has(cell, now);
        cell.td.colSpan = has(cell, old) && has(cell, now) ? 2 : 1;
      });
      const [before, after] = [old, now].map((n) => cells.find((cell) => has(cell, n)));
      tr.hidden = !before.x && !after.x;
      if (before === after) return;
      if (before.x) put(before.x, [document.createTextNode(textOf(before.x))]);
      if (after.x) {
        const text = kept.has(after.x) ? after.x.textContent : textOf(after.x);
        put(after.x, before.x ? marked(diff(before.x.textContent, text)) : marked([['ins', text]]));
      }
    });
    gone.forEach(({ row, texts, x }) => {
      row.hidden = !texts.has(old) && !texts.has(now);
      if (row.hidden) return;
      const [before, after] = [texts.get(old), texts.get(now)];
      put(x, marked(before === undefined ? [['ins', after]] : after === undefined ? [['del', before]] : diff(before, after)));
    });
  };
  const chosen = [];
  const choose = (n) => {
    const at = chosen.indexOf(n);
    if (at >= 0) chosen.splice(at, 1);
    else chosen.push(n);
    if (chosen.length > 2) chosen.shift();
    heads.forEach((head, k) => head.setAttribute('aria-pressed', chosen.includes(k)));
    restore();
    const two = chosen.length === 2;
    main.classList.toggle('two', two);
    main.querySelectorAll('thead tr, .cols').forEach((line) => [...line.children].slice(1).forEach((head, k) => {
      head.classList.toggle('off', two && line.tagName === 'TR' && !chosen.includes(k));
    }));
    if (two) compare(Math.min(...chosen), Math.max(...chosen));
  };
  heads.forEach((head, n) => head.addEventListener('click', () => choose(n)));
})();
