import { enrolCommand } from './enrol-command';

describe('the command that enrols a cluster', () => {
  it('keeps the token out of the command line of the agent', () => {
    const [file, agent] = enrolCommand('sw1.a.b.c', 'hub.example.org').split('\n');

    expect(file).toContain("'sw1.a.b.c'");
    expect(agent).toBe('./seaworthy agent --hub hub.example.org:8443 --token-file join-token');
  });

  it('puts an IPv6 address into brackets', () => {
    expect(enrolCommand('t', '::1')).toContain('[::1]:8443');
    expect(enrolCommand('t', '[::1]')).toContain(' [::1]:8443');
  });
});
