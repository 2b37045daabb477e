// A registry that lacks the optional packages of other platforms makes `npm install` leave them out of the lock, and
// `npm ci` then refuses that lock. This adds an entry for each, as a full registry would; `npm ci` skips them by os and cpu.
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = new URL('package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const packages = lock.packages;
const systems = new Map(
  ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
    .map((name) => [name, name])
    .concat([['windows', 'win32']]),
);
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32', 'arm'];

function isLocked(from, dependency) {
  for (let folder = from; folder; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}/node_modules/${dependency}`]) {
      return true;
    }
  }
  return Boolean(packages[`node_modules/${dependency}`]);
}

for (const [folder, found] of Object.entries({ ...packages })) {
  for (const [dependency, range] of Object.entries(folder ? (found.optionalDependencies ?? {}) : {})) {
    if (isLocked(folder, dependency)) {
      continue;
    }
    const words = dependency.split('/').pop().split(/[-_]/);
    const system = words.map((word) => systems.get(word)).find(Boolean);
    const processor = processors.find((name) => words.some((w) => w === name || (name === 'arm' && w === 'armv7')));
    if (system === 'linux' && processor === 'x64') {
      console.warn(`${dependency} is not in the registry and would be needed on linux-x64; left out`);
      continue;
    }
    packages[`node_modules/${dependency}`] = {
      version: range.replace(/^[\^~]/, ''),
      cpu: [processor ?? 'none'],
      ...(found.dev ? { dev: true } : {}),
      optional: true,
      ...(system ? { os: [system] } : {}),
    };
    console.log(`added ${dependency} ${range}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
