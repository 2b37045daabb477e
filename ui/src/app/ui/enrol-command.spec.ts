import { enrolCommand } from './enrol-command';

describe('the command that enrols a cluster', () => {
  const agentAddress = 'hub.example.org:8443';

  it('keeps the token out of the command line of the agent', () => {
    const enrolment = { token: 'sw1.a.b.c', agentAddress, enrolAddress: 'hub.example.org:8444' };

    const [file, agent] = enrolCommand(enrolment).split('\n');

    expect(file).toContain("'sw1.a.b.c'");
    expect(agent).toBe('./seaworthy agent --hub hub.example.org:8443 --token-file join-token');
  });

  it('names the address for enrolment where that is not the port after', () => {
    const enrolment = { token: 't', agentAddress, enrolAddress: 'join.example.org:443' };

    expect(enrolCommand(enrolment)).toContain(
      ' --hub hub.example.org:8443 --enrol-address join.example.org:443 --token-file ',
    );
  });
});
