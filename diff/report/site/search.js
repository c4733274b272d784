(() => {
  'use strict';
  // The typographic folding of the comparisons, as far as it needs no tables:
  // what does is in the texts as a second form.
  const quotes = /[“”„‟«»「」『』〝〞]/g, single = /[‘’‚‛′‹›]/g, dashes = /[—–―‐‑‒−─~～〜]+|-{2,}/g, dots = /[•・‧∙⋅]/g;
  const hidden = /[\s\u200b-\u200d\u2060\ufeff\u00ad]+/g;
  const fold = (text) => text.normalize('NFKC').toLowerCase().replace(hidden, '').replace(quotes, '"').replace(single, "'")
    .replace(dashes, '-').replace(dots, '·').replace(/。/g, '.').replace(/〈/g, '《').replace(/〉/g, '》');

  const most = 100;
  const input = document.getElementById('q');
  const hits = document.getElementById('hits');
  const results = document.getElementById('results');
  const say = results.dataset;
  const rows = [...document.querySelectorAll('tr[data-text]')];
  const lists = [...document.querySelectorAll('[data-wording]')];
  const texts = new Map();
  const topics = []; // formulas and subjects
  let failed = 0;
  let loading = null;

  window.clausediffText = (text) => { texts.set(text.id, text); };
  window.clausediffTopics = (list) => { topics.push(...list); };
  const load = (address) => new Promise((done) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => { script.remove(); done(); };
    script.onerror = () => { failed += 1; done(); };
    document.head.append(script);
  });
  const loadAll = () => {
    loading = loading || (async () => {
      for (const list of lists) await load(list.dataset.wording);
      for (const row of rows) {
        await load(row.dataset.text);
        hits.textContent = `${say.reading} ${texts.size} / ${rows.length}`;
      }
      hits.textContent = '';
      prepare();
    })();
    return loading;
  };
  const prepare = () => {
    for (const text of texts.values()) {
      text.found = text.sentences.map(([locator, clauses, other]) => {
        const folded = clauses.map(fold);
        return { locator, clauses, folded, whole: folded.join(''), other: other && other.map(fold), second: other && other.map(fold).join('') };
      });
    }
  };

  // The clause in which a place of the joined text is, counted from 1.
  const clauseAt = (parts, place) => {
    let k = 0;
    for (let end = parts[0].length; end <= place && k + 1 < parts.length; end += parts[k].length) k += 1;
    return k + 1;
  };
  const findIn = (text, words) => {
    const list = [];
    for (const sentence of text.found) {
      let parts = sentence.folded;
      let place = sentence.whole.indexOf(words);
      if (place < 0 && sentence.other) {
        parts = sentence.other;
        place = sentence.second.indexOf(words);
      }
      if (place >= 0) list.push({ sentence, literal: parts === sentence.folded ? place : -1, clause: clauseAt(parts, place) });
    }
    return list;
  };

  // Where in the text as written the found characters stand.
  const span = (text, from, length) => {
    let start = -1, at = 0;
    let end = text.length;
    let folded = '';
    for (const char of text) {
      if (start < 0 && folded.length > from) start = at;
      if (folded.length >= from + length) { end = at; break; }
      const next = fold(folded.endsWith('-') && fold(char) === '-' ? '' : char);
      if (start < 0 && folded.length <= from && folded.length + next.length > from) start = at;
      folded += next;
      at += char.length;
    }
    return [Math.max(start, 0), end];
  };
  const element = (name, className, ...children) => {
    const el = document.createElement(name);
    if (className) el.className = className;
    el.append(...children);
    return el;
  };
  const excerpt = (hit, length) => {
    const text = hit.sentence.clauses.join('');
    if (hit.literal < 0) return [text];
    const [start, end] = span(text, hit.literal, length);
    const before = text.slice(0, start), after = text.slice(end);
    return [start > 60 ? before.slice(-60).replace(/^\S*\s|^/, '…') : before, element('mark', '', text.slice(start, end)),
      after[120] ? after.slice(0, 120).replace(/\s\S*$|$/, '…') : after];
  };
  // Sentences of one wording are told once, with all statements that have it, the
  // newest first.
  const gather = (found) => {
    const wordings = new Map();
    for (const [row, list] of [...found].reverse()) {
      for (const hit of list) {
        const known = wordings.get(hit.sentence.whole);
        const place = { row, locator: `${hit.sentence.locator}.${hit.clause}` };
        if (known) known.places.push(place);
        else wordings.set(hit.sentence.whole, { hit, places: [place] });
      }
    }
    return [...wordings.values()].sort((x, y) => y.places[0].row.dataset.date.localeCompare(x.places[0].row.dataset.date));
  };
  const year = (row) => row.dataset.date.slice(0, 4) || row.dataset.id;
  const lead = (place, ...children) => {
    const link = element('a', '', ...children);
    link.href = `${place.row.dataset.page}#l-${place.locator}`;
    return link;
  };
  const years = (places) => element('p', 'years', ...places.map((place) => lead(place, year(place.row))));
  const topic = ({ kind, text, page, places }) => {
    const link = element('a', '', element('span', 'lo', kind), element('span', 'x', text));
    link.href = page;
    return element('li', '', link, years(places.map(([id, locator]) => ({ row: rows.find((row) => row.dataset.id === id), locator }))));
  };
  const line = ({ hit, places }, length) => {
    const [first] = places, { id } = first.row.dataset, when = year(first.row);
    const link = lead(first, element('span', 'lo', `${id.startsWith(when) ? '' : when} ${id} ${first.locator}`), element('span', 'x', ...excerpt(hit, length)));
    const titled = first.row.querySelector('.ti');
    link.lastChild.lang = titled ? titled.lang : '';
    link.lastChild.dir = 'auto';
    return element('li', '', link, places[1] ? years(places.slice(1)) : '');
  };
  const show = (found, on, length, limit) => {
    const wordings = gather(found);
    const times = new Map(); // hits by year
    [...found].sort(([x], [y]) => x.dataset.date.localeCompare(y.dataset.date))
      .forEach(([row, list]) => times.set(year(row), (times.get(year(row)) || 0) + list.length));
    results.replaceChildren(element('ul', '', ...on.map(topic)), element('p', 'times', [...times].map(([when, n]) => `${when}: ${n}`).join(' · ')), element('ol', '', ...wordings.slice(0, limit).map((wording) => line(wording, length))));
    if (wordings.length <= limit) return;
    const more = element('button', '', say.more);
    more.type = 'button';
    more.addEventListener('click', () => show(found, on, length, limit * 5));
    results.append(more);
  };
  let asked = '';
  const search = async () => {
    const words = fold(input.value);
    asked = words;
    history.replaceState(null, '', words ? `#q=${encodeURIComponent(input.value.trim())}` : location.pathname + location.search);
    if (!words) {
      results.replaceChildren();
      hits.textContent = '';
      return;
    }
    await loadAll();
    if (asked !== words) return;
    const found = rows.filter((row) => texts.has(row.dataset.id))
      .map((row) => [row, findIn(texts.get(row.dataset.id), words)]).filter(([, list]) => list.length);
    const on = topics.filter(({ text }) => fold(text).includes(words));
    const count = found.reduce((sum, [, list]) => sum + list.length, 0);
    hits.textContent = (count ? `${say.sentences}: ${count} · ${say.statements}: ${found.length}` : say.none) +
      (on.length ? ` · ${say.topics}: ${on.length}` : '') + (failed ? ` · ${say.failed}: ${failed}` : '');
    show(found, on, words.length, most);
  };
  let timer = 0;
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  input.addEventListener('focus', loadAll, { once: true });
  const fromAddress = () => {
    const match = /^#q=(.+)$/.exec(location.hash);
    if (!match) return;
    try { input.value = decodeURIComponent(match[1]); } catch { return; }
    search();
  };
  addEventListener('hashchange', fromAddress);
  fromAddress();
})();
