import { eventProof, eventTitle } from './events';

describe('an event of a finding', () => {
  it('names the snapshot that proves it', () => {
    expect(eventProof({ session: 12, epoch: 3 })).toBe('snapshot 3 of session 12');
    expect(eventProof({ session: 12, epoch: null })).toBe('session 12');
    expect(eventProof({ session: null, epoch: null })).toBe('');
  });

  it('is shown even when this page does not know its kind', () => {
    expect(eventTitle({ kind: 'FIXED' })).toBe('Fixed, by proof');
    expect(eventTitle({ kind: 'SOMETHING_NEW' })).toBe('something new');
  });
});
