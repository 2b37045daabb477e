import { TestBed } from '@angular/core/testing';
import { accessibilityProblems, hub, settled, words, wordsApart } from '../../testing/page';
import { aPicture } from '../../testing/samples';
import { ProtectedPicture } from './protected-picture';

describe('the protected Helm picture', () => {
  async function show(): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: hub() });
    const fixture = TestBed.createComponent(ProtectedPicture);
    fixture.componentRef.setInput('clusterId', 'a');
    fixture.componentRef.setInput('clusterName', '<b>harbour</b>');
    fixture.componentRef.setInput('picture', aPicture());
    await settled();
    const element: unknown = fixture.nativeElement;
    document.body.append(element as HTMLElement);
    return element as HTMLElement;
  }

  const arrow = (page: HTMLElement, state: string) => {
    const found = page.querySelector<SVGElement>(`.connection.${state}`);
    if (!found) {
      throw new Error(`no connection is ${state}`);
    }
    return found;
  };
  const beside = (page: HTMLElement) => words(page.querySelector('.beside'));

  it('tells each state by name and sign, not by colour alone', async () => {
    const page = await show();

    expect(
      [...page.querySelectorAll('.connection')].map((one) => [one.getAttribute('aria-label'), words(one)]),
    ).toEqual([
      ['Helm clients → API server: Safe. Requests', '✓'],
      ['Helm clients → kube-system/tiller-deploy: Unsafe. Installations', '!'],
      ['Neighbouring pods → kube-system/tiller-deploy: Unknown. Anything', '?'],
    ]);
  });

  it('is accessible, drawn and chosen', async () => {
    const page = await show();

    arrow(page, 'UNSAFE').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settled();

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows evidence and fix while pointed at, and keeps them when chosen', async () => {
    const page = await show();
    const line = arrow(page, 'UNSAFE');

    line.dispatchEvent(new MouseEvent('mouseenter'));
    await settled();
    const pointed = beside(page);
    line.dispatchEvent(new MouseEvent('mouseleave'));
    await settled();
    const left = beside(page);
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();

    expect(pointed).toMatch(/Unsafe.*Fail.*Tiller speaks TLS only.*--tls-verify is not set.*helm2 init/);
    expect(left).toContain('Point at an arrow');
    expect(beside(page)).toContain('--tls-verify is not set');
    expect(line.getAttribute('aria-pressed')).toBe('true');
    expect(page.querySelector('.beside a[href^="/findings/"]')).not.toBeNull();
  });

  it('says why nothing is known of a connection', async () => {
    const page = await show();

    arrow(page, 'UNKNOWN').dispatchEvent(new FocusEvent('focus'));
    await settled();

    expect(beside(page)).toContain('Unknown');
    expect(beside(page)).toContain('Not judged.');
  });

  it('is walked along with the arrow keys', async () => {
    const page = await show();
    const arrows = [...page.querySelectorAll<SVGElement>('.connection')];

    arrows[0]?.focus();
    arrows[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled();

    expect(document.activeElement).toBe(arrows[1]);
    expect(arrows.map((one) => one.getAttribute('tabindex'))).toEqual(['-1', '0', '-1']);
  });

  it('is a list as well, worst first, with the same behind it', async () => {
    const page = await show();
    const rows = [...page.querySelectorAll('.list > li')];

    expect(rows.map((row) => wordsApart(row.querySelector('summary')))).toEqual([
      '! Helm clients → kube-system/tiller-deploy Installations Unsafe',
      '? Neighbouring pods → kube-system/tiller-deploy Anything Unknown',
      '✓ Helm clients → API server Requests Safe',
    ]);
    expect(words(rows[0] ?? null)).toContain('--tls-verify is not set');
  });

  it('shows names that look like markup as text', async () => {
    const page = await show();

    expect(words(page.querySelector('text.kind'))).toBe('<b>harbour</b>');
    expect(page.querySelector('b')).toBeNull();
  });
});
