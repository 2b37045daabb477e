// Photographs pages of a running hub (or of mock.mjs) in light and dark, wide and narrow, and reports what the browser and axe say.
// Usage: npm run look -- BASE_URL FOLDER PATH...
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [base, folder, ...paths] = process.argv.slice(2);
const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on(
      'console',
      (message) => message.type() === 'error' && console.log(`${size} ${colorScheme} console: ${message.text()}`),
    );
    page.on('pageerror', (error) => console.log(`${size} ${colorScheme} error: ${error.message}`));
    for (const path of paths) {
      await page.goto(base + path);
      await page.waitForTimeout(700);
      const name = path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'fleet';
      await page.screenshot({
        path: `${folder}/${name}-${size}-${colorScheme}.png`,
        fullPage: process.env.FULL === '1',
      });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (overflow > 0) console.log(`${size} ${path}: ${overflow} px too wide`);
      await context.newCDPSession(page).then((session) => session.send('Runtime.evaluate', { expression: axe }));
      const { violations } = await page.evaluate('axe.run()');
      for (const found of violations)
        console.log(
          `${size} ${colorScheme} ${path} ${found.id}: ${found.nodes
            .map((n) => `${n.target} ${n.failureSummary}`)
            .slice(0, 4)
            .join(' | ')}`,
        );
    }
    await context.close();
  }
}
await browser.close();
