// Cobertura reports, read line by line, and merged: a line is covered as well as the best suite covers it.

// text → Map(assembly → Map("file:line" → { hit, branches, branchesHit }))
export function readCobertura(text) {
  const assemblies = new Map();
  let lines, file, inMethods;
  for (const [tag] of text.matchAll(/<(?:package|class|line) [^>]*>|<\/?methods>/g)) {
    if (tag === '<methods>') inMethods = true;
    else if (tag === '</methods>') inMethods = false;
    else if (tag.startsWith('<package')) assemblies.set(attribute(tag, 'name'), (lines = new Map()));
    else if (tag.startsWith('<class')) file = attribute(tag, 'filename');
    else if (!inMethods) keepBest(lines, `${file}:${attribute(tag, 'number')}`, lineOf(tag));
  }
  return assemblies;
}

function lineOf(tag) {
  const counts = attribute(tag, 'condition-coverage')?.match(/\((\d+)\/(\d+)\)/);
  return { hit: attribute(tag, 'hits') !== '0', branches: Number(counts?.[2] ?? 0), branchesHit: Number(counts?.[1] ?? 0) };
}

function attribute(tag, name) {
  return tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
}

function keepBest(lines, key, line) {
  const known = lines.get(key);
  lines.set(key, known === undefined ? line : {
    hit: known.hit || line.hit,
    branches: Math.max(known.branches, line.branches),
    branchesHit: Math.max(known.branchesHit, line.branchesHit),
  });
}

export function mergeAssemblies(reports) {
  const merged = new Map();
  for (const report of reports) {
    for (const [assembly, lines] of report) {
      const into = merged.get(assembly) ?? merged.set(assembly, new Map()).get(assembly);
      for (const [key, line] of lines) keepBest(into, key, line);
    }
  }
  return merged;
}

export function rates(lines) {
  const sum = { lines: 0, linesHit: 0, branches: 0, branchesHit: 0 };
  for (const line of lines.values()) {
    sum.lines++;
    sum.linesHit += line.hit ? 1 : 0;
    sum.branches += line.branches;
    sum.branchesHit += line.branchesHit;
  }
  return sum;
}
