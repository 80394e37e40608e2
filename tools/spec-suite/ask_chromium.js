#!/usr/bin/env node
'use strict';
// What does Chromium say of the spec suite? Runs tests of tests/wpt in a headless Chromium, scripts off, and evaluates their
// data-* expectations and references there.
//
//   ask_chromium.js [--tools DIR] [--root DIR] [--tsv FILE] [--pages N] [PATH…]
//
// PATH: a test or a folder below --root (default: tests/wpt of this checkout), all of it when none is given. --tools: the folder
// with cdp.js and server.js (default: ../shared/tools beside this checkout). Prints each test that fails, with what differs, and
// totals; --tsv also writes path, kind, status and subtests of all. Exit 1 when one fails.
const fs = require('fs'), path = require('path');
const checkout = path.resolve(__dirname, '..', '..');
const opt = { tools: path.join(checkout, '..', 'shared', 'tools'), root: path.join(checkout, 'tests', 'wpt'), tsv: '', pages: '3' };
const wanted = [];
for (let i = 2; i < process.argv.length; i++) {
  const a = process.argv[i];
  if (!a.startsWith('--')) wanted.push(a);
  else if (a.slice(2) in opt) opt[a.slice(2)] = process.argv[++i];
  else { console.error('unknown option ' + a); process.exit(2); }
}
const { Browser } = require(path.resolve(opt.tools, 'cdp.js'));
const { start } = require(path.resolve(opt.tools, 'server.js'));

function filesBelow(dir) {
  const out = [];
  for (const e of fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const f = path.join(dir, e.name);
    if (e.isDirectory()) { if (e.name !== 'support' && e.name !== 'expectations') out.push(...filesBelow(f)); }
    else if (/\.(html|xht)$/.test(e.name) && !/-(not)?ref\.[a-z]+$/.test(e.name)) out.push(f);
  }
  return out;
}

function testsOf(args) {
  const files = new Set();
  for (const a of args.length ? args : ['.']) {
    const f = [path.join(opt.root, a), a].map(x => path.resolve(x)).find(x => fs.existsSync(x));
    if (!f) { console.error('no such test: ' + a); process.exit(2); }
    for (const x of fs.statSync(f).isDirectory() ? filesBelow(f) : [f]) files.add(x);
  }
  return [...files].map(f => {
    const text = fs.readFileSync(f, 'utf8'), references = [];
    for (const m of text.matchAll(/<link\s[^>]*rel=["']?(match|mismatch)["']?[^>]*>/g)) {
      const href = /href=["']?([^"'\s>]+)/.exec(m[0]);
      references.push({ relation: m[1], file: path.resolve(path.dirname(f), href ? href[1] : '') });
    }
    const call = /checkLayout\((['"])(.*?)\1/.exec(text);
    return { name: path.relative(opt.root, f), file: f, references, selector: call ? call[2] : null };
  }).filter(t => t.references.length || t.selector !== null || (console.error('not a test: ' + t.name), false));
}

// Evaluated in the page: [[name, failures…], …], one entry a subtest.
const CHECK = selector => `(async () => {
  await document.fonts.ready;
  const out = [];
  let n = 0;
  const computed = (e, p) => parseFloat(getComputedStyle(e)[p]);
  const measures = {
    'data-expected-width': e => e.offsetWidth, 'data-expected-height': e => e.offsetHeight,
    'data-offset-x': e => e.offsetLeft, 'data-offset-y': e => e.offsetTop,
    'data-expected-client-width': e => e.clientWidth, 'data-expected-client-height': e => e.clientHeight,
    'data-expected-scroll-width': e => e.scrollWidth, 'data-expected-scroll-height': e => e.scrollHeight,
    'data-expected-bounding-client-rect-width': e => e.getBoundingClientRect().width,
    'data-expected-bounding-client-rect-height': e => e.getBoundingClientRect().height,
    'data-total-x': e => e.clientLeft + e.offsetLeft, 'data-total-y': e => e.clientTop + e.offsetTop,
    'data-expected-display': e => getComputedStyle(e).display };
  for (const side of ['Top', 'Right', 'Bottom', 'Left'])
    for (const p of ['padding', 'margin']) measures['data-expected-' + p + '-' + side.toLowerCase()] = e => computed(e, p + side);
  let checked = 0;
  const check = (e, bad) => {
    for (const a of e.attributes || []) {
      if (!a.name.startsWith('data-') || a.value === '') continue;
      if (!(a.name in measures)) { bad.push('unknown attribute ' + a.name); continue; }
      checked++;
      const actual = measures[a.name](e), expected = a.value;
      const fine = a.name === 'data-expected-display' ? actual === expected : Math.abs(actual - Number(expected)) < 1;
      if (!fine) bad.push(e.localName + (e.id ? '#' + e.id : '') + ' ' + a.name.slice(5) + ': expected ' + expected + ', got ' + actual);
    }
  };
  const below = (e, bad) => { check(e, bad); for (const c of e.children) below(c, bad); };
  for (const e of document.querySelectorAll(${JSON.stringify(selector)})) {
    const bad = [];
    if (e.parentNode.attributes) check(e.parentNode, bad);
    below(e, bad);
    out.push([${JSON.stringify(selector)} + ' ' + ++n, ...bad]);
  }
  if (!checked) out.push(['no expectations', 'no element has an expectation']);
  return JSON.stringify(out);
})()`;

(async () => {
  const tests = testsOf(wanted), { base } = await start(opt.root), browser = Browser.launch();
  const shots = new Map();
  const open = async (page, file) => {
    await page.goto(base + '/' + path.relative(fs.realpathSync(opt.root), fs.realpathSync(file)).split(path.sep).map(encodeURIComponent).join('/'), 15000);
    await page.eval('document.fonts.ready.then(() => 0)', 10000);
  };
  const picture = async (page, file) => {
    if (!shots.has(file)) {
      await open(page, file);
      shots.set(file, (await page.send('Page.captureScreenshot', { format: 'png' })).data);
    }
    return shots.get(file);
  };
  async function judge(page, t) {
    const failures = [];
    let total = 0, passed = 0;
    if (t.selector !== null) {
      await open(page, t.file);
      for (const [name, ...bad] of JSON.parse(await page.eval(CHECK(t.selector), 15000))) {
        total++;
        if (bad.length) failures.push(...bad.map(b => name + ': ' + b)); else passed++;
      }
      if (!total) failures.push('no element matches ' + t.selector);
    }
    for (const r of t.references) {
      if (!fs.existsSync(r.file)) { failures.push('missing reference ' + r.file); continue; }
      const same = (await picture(page, t.file)) === (await picture(page, r.file));
      if (same !== (r.relation === 'match')) failures.push((same ? 'looks like ' : 'differs from ') + path.basename(r.file));
    }
    return { failures, subtests: total ? passed + '/' + total : '' };
  }
  let next = 0;
  async function worker() {
    const page = await browser.newPage();
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    while (next < tests.length) {
      const t = tests[next++];
      try { Object.assign(t, await judge(page, t)); } catch (e) { Object.assign(t, { failures: [String(e.message || e)], subtests: '' }); }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(+opt.pages, tests.length)) }, worker));
  await browser.close();
  const bad = tests.filter(t => t.failures.length);
  for (const t of bad) { console.log('FAIL ' + t.name); for (const f of t.failures) console.log('     ' + f); }
  console.log(`${tests.length} tests, ${tests.length - bad.length} pass, ${bad.length} fail in Chromium`);
  if (opt.tsv) {
    const rows = tests.map(t => [t.name, t.references.length ? 'reftest' : 'checklayout', t.failures.length ? 'FAIL' : 'PASS', t.subtests].join('\t'));
    fs.writeFileSync(opt.tsv, ['path\tkind\tstatus\tsubtests', ...rows].join('\n') + '\n');
  }
  process.exit(bad.length ? 1 : 0);
})();
