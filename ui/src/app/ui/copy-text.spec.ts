import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { words } from '../../testing/page';
import { CopyText } from './copy-text';

describe('a text to copy', () => {
  let copies: boolean;

  async function pressed(): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [{ provide: Clipboard, useValue: { copy: () => copies } }] });
    const shown = TestBed.createComponent(CopyText);
    shown.componentRef.setInput('text', 'sw1.id.secret');
    shown.componentRef.setInput('label', 'Join token');
    await shown.whenStable();
    const element = shown.nativeElement as HTMLElement;
    element.querySelector('button')?.click();
    await shown.whenStable();
    return element;
  }

  it('says that it was copied', async () => {
    copies = true;

    const element = await pressed();

    expect(words(element.querySelector('button'))).toBe('Copied');
    expect(words(element)).not.toContain('Could not copy');
  });

  it('is selected where the browser does not copy it, and says so', async () => {
    copies = false;

    const element = await pressed();

    expect(words(element)).toContain('Could not copy. The text is selected: copy it by hand.');
    expect(words(element.querySelector('button'))).toBe('Copy');
    expect(getSelection()?.toString()).toBe('sw1.id.secret');
    await vi.waitFor(() => {
      expect(words(document.querySelector('.cdk-live-announcer-element'))).toContain('Could not copy');
    });
  });
});
