import { TestBed } from '@angular/core/testing';
import {
  accessibilityProblems,
  answer,
  FAKE_EVENTS,
  hub,
  press,
  refuse,
  settled,
  visit,
  words,
} from '../../testing/page';
import { aControl } from '../../testing/samples';
import { Live } from '../shell/live';
import { Controls } from './controls';

describe('the Controls page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'controls', component: Controls }]) });
  });

  async function show(url = '/controls'): Promise<HTMLElement> {
    const page = await visit(url);
    await answer('/controls', {
      items: [
        aControl(),
        aControl({
          id: 'blind',
          title: 'Blind',
          tally: { passed: 0, failed: 0, waived: 0, unknown: 4, notApplicable: 0 },
          openFindings: 0,
        }),
      ],
    });
    await answer('/frameworks', { items: [{ id: 'cis', title: 'CIS', edition: '1.11', source: '', references: [] }] });
    return page;
  }

  it('shows each rule with its expression, reason, frameworks and how the fleet does', async () => {
    const text = words(await show());

    expect(text).toContain('75 % pass');
    expect(text).toContain('not judged');
    expect(text).toContain("fact.configured_transport == 'MUTUAL_TLS'");
    expect(text).toContain('CIS 1.11: 5.1.1');
    expect(text).toContain('days = 7');
  });

  it('stays while it cannot be read again, and reads what failed when asked', async () => {
    TestBed.inject(Live).start();
    const page = await show();
    const entry = page.querySelector('details');

    TestBed.inject(FAKE_EVENTS)[0]?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await refuse('/controls', 503, { title: 'Not now' });
    const told = words(page.querySelector('[role=alert]'));
    const kept = page.querySelector('details');
    press(page, 'Try again');
    await settled();
    await answer('/controls', { items: [aControl({ title: 'Newer' })] });

    expect(told).toContain('The hub tries again by itself');
    expect(kept).toBe(entry);
    expect(words(page.querySelector('details'))).toContain('Newer');
    expect(page.querySelector('[role=alert]')).toBeNull();
  });

  it('is accessible', async () => {
    expect(await accessibilityProblems(await show())).toEqual([]);
  });

  it('shows what each framework asks for, who looks after it, and what nobody does', async () => {
    const page = await visit('/controls?by=framework');
    await answer('/controls', { items: [aControl()] });
    const references = [
      { number: '5.1.1', title: 'cluster-admin only where required', controls: ['tiller-tls', 'gone'] },
      { number: '5.9', title: 'Something else', controls: [] },
    ];
    await answer('/frameworks', { items: [{ id: 'cis', title: 'CIS', edition: '1.11', source: 'x', references }] });

    const rows = [...page.querySelectorAll('tbody tr')].map((row) => words(row));
    expect(rows[0]).toBe('5.1.1cluster-admin only where requiredCritical Tiller speaks TLS only75 % pass1');
    expect(rows[1]).toContain('no control here');
    expect(page.querySelector('tbody a')?.getAttribute('href')).toBe('/controls#tiller-tls');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('opens the control that the URL names', async () => {
    const page = await show('/controls#tiller-tls');

    expect([...page.querySelectorAll('details[open]')].map((entry) => entry.id)).toEqual(['tiller-tls']);
  });

  it('names what can be read and copied as it is headed', async () => {
    const page = await visit('/controls');
    await answer('/controls', { items: [aControl({ escalatesTo: 'critical', escalatesWhen: 'fact.exposed' })] });
    await answer('/frameworks', { items: [] });

    const names = [...page.querySelectorAll('sea-control-entry [role=region]')].map((part) =>
      part.getAttribute('aria-label'),
    );

    expect(names).toContain('tiller-tls: Worse where');
    expect(names).toContain('tiller-tls: Fix');
  });

  it('finds by what the URL says', async () => {
    const page = await show('/controls?text=blind');

    expect([...page.querySelectorAll('details')].map((entry) => entry.id)).toEqual(['blind']);
  });
});
