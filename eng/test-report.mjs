// Reads what the steps of eng/test left behind and says how it went: a table of steps, every failure with its message,
// coverage, and as the very last line "N passed, N failed". Exit code 0 only if everything ran and passed.
//
//   node eng/test-report.mjs RESULTS_DIR FAST(true|false)
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCobertura, mergeAssemblies, rates } from './coverage-report.mjs';

const [results, fast] = [process.argv[2], process.argv[3] === 'true'];
const read = (file) => (existsSync(join(results, file)) ? readFileSync(join(results, file), 'utf8') : '');

const steps = readFileSync(join(results, 'steps.tsv'), 'utf8').trim().split('\n').filter(Boolean).map((line) => {
  const [name, kind, seconds, exit] = line.split('\t');
  return { name, kind, seconds: Number(seconds), exit, ...countsOf({ name, kind, exit }) };
});

function countsOf({ name, kind, exit }) {
  if (kind === 'xunit') return xunitCounts(name, exit);
  if (kind === 'npm') return npmCounts(name, exit);
  const failures = exit === '0' ? [] : [{ name, message: `ended with ${exit}; see ${name}.log` }];
  return { passed: 0, failed: failures.length, skipped: 0, failures };
}

// A suite that has not left a report, ran nothing, or ended badly without a failed test, is itself a failure.
function xunitCounts(name, exit) {
  const failures = [];
  let [passed, skipped] = [0, 0];
  for (const test of parsed(`${name}.ctrf.json`)) {
    if (test.status === 'passed') passed++;
    else if (test.status === 'pending' && /explicit/i.test(test.message ?? '')) continue; // Not a test of the suite: another test starts it in a process of its own.
    else if (test.status === 'skipped' && fast) skipped++;
    else failures.push({ name: test.name, message: test.message ?? test.status, trace: test.trace });
  }
  if (exit === 'not-run') failures.push({ name, message: 'the suite could not run' });
  else if (passed + failures.length === 0 && !(fast && exit === '8')) failures.push({ name, message: `no test ran (exit code ${exit})` });
  else if (exit !== '0' && exit !== '8' && failures.length === 0) failures.push({ name, message: `did not end properly (exit code ${exit})${stuck(name)}` });
  return { passed, failed: failures.length, skipped, failures };
}

function parsed(file) {
  const text = read(file);
  if (!text) return [];
  try {
    return JSON.parse(text).results.tests;
  } catch (error) {
    return [{ name: file, status: 'failed', message: `unreadable report: ${error.message}` }];
  }
}

function stuck(name) {
  const running = read(`${name}.log`).match(/^\[Long Running Test\].*$/gm) ?? [];
  return running.length ? `; was running: ${[...new Set(running.slice(-3))].join(' ')}` : '';
}

// Node's own runner says its totals in TAP ("# pass 3") or as a tree ("ℹ pass 3").
function npmCounts(name, exit) {
  const log = read(`${name}.log`);
  const total = (word) => Number(log.match(new RegExp(`^(?:#|ℹ) ${word} (\\d+)`, 'm'))?.[1] ?? 0);
  const failures = [...log.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map((match) => ({ name: match[1], message: `see ${name}.log` }));
  while (failures.length < total('fail')) failures.push({ name, message: `a test failed; see ${name}.log` });
  if (!fast && total('skipped') > 0) failures.push({ name, message: `${total('skipped')} skipped` });
  const passed = total('pass');
  if (failures.length === 0 && exit !== '0') failures.push({ name, message: `ended with ${exit}; see ${name}.log` });
  if (failures.length === 0 && passed === 0) failures.push({ name, message: 'no test ran' });
  return { passed, failed: failures.length, skipped: fast ? total('skipped') : 0, failures };
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) => '  ' + row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('  ')).join('\n');
}

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
function coverageRow(name, { lines, linesHit, branches, branchesHit }) {
  return [name, percent(linesHit, lines), `${linesHit}/${lines}`, percent(branchesHit, branches), `${branchesHit}/${branches}`];
}

const bySuite = new Map(steps.filter((step) => step.kind === 'xunit').map((step) => [step.name, readCobertura(read(`${step.name}.cobertura.xml`))]));
const rows = [...mergeAssemblies([...bySuite.values()])].sort().map(([name, lines]) => coverageRow(name, rates(lines)));
const domain = bySuite.get('Shared')?.get('WaypointDashboard.Shared');
if (domain) rows.push(coverageRow('WaypointDashboard.Shared by its own suite', rates(domain)));

// What istiod and ztunnel decide is tested branch by branch, by its own suite: without the other suites too.
const wantedBranches = 0.95;
if (domain && !fast) {
  const { branches, branchesHit } = rates(domain);
  const failures = branchesHit >= wantedBranches * branches ? [] : [{
    name: 'branches of the domain',
    message: `src/Shared is tested at ${percent(branchesHit, branches)} of its branches by its own suite, and ${percent(wantedBranches, 1)} are wanted`,
  }];
  steps.push({ name: 'coverage', kind: 'check', seconds: 0, exit: '0', passed: 0, failed: failures.length, skipped: 0, failures });
}

for (const step of steps.filter((step) => step.failures.length > 0)) {
  console.log(`\n${step.name}:`);
  for (const failure of step.failures) {
    console.log(`  FAILED ${failure.name}\n${indent(failure.message)}${failure.trace ? '\n' + indent(firstLines(failure.trace, 4)) : ''}`);
  }
}
function firstLines(text, count) { return text.split(/\r?\n/).slice(0, count).join('\n'); }
function indent(text) { return String(text).split(/\r?\n/).slice(0, 25).map((line) => `      ${line}`).join('\n'); }

console.log('\n' + table([['step', 'seconds', 'passed', 'failed', 'skipped'], ...steps.map((step) => [
  step.name, step.seconds, step.kind === 'check' && step.failed === 0 ? 'ok' : step.passed, step.failed, step.skipped,
])]));
if (rows.length > 0) console.log('\n' + table([['coverage', 'line', '', 'branch', ''], ...rows]));

const total = (count) => steps.reduce((sum, step) => sum + step[count], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
