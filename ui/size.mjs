// What a browser loads before the first page may weigh this much; pages come lazily and are not counted.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 180_000;
const webroot = new URL('target/classes/webroot/', import.meta.url);
const page = readFileSync(new URL('index.html', webroot), 'utf8');
const scripts = [...new Set(page.match(/(?<=(?:src|href)=")[^"]+\.js(?=")/g) ?? [])];
if (scripts.length === 0) {
  throw new Error('index.html loads no script: the size cannot be checked');
}
const sizes = scripts.map((name) => gzipSync(readFileSync(new URL(name, webroot)), { level: 9 }).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(
  `ui: initial JavaScript ${(total / 1000).toFixed(1)} kB gzip of ${limit / 1000} kB, ${scripts.length} files`,
);
if (total > limit) {
  console.error('ui: too much; move what the first page does not need behind loadComponent, import() or @defer');
  process.exitCode = 1;
}
