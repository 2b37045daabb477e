/** What the hub answers when it makes a join token, as far as the command needs it. */
export interface Enrolment {
  readonly token: string;
  readonly agentAddress: string;
  readonly enrolAddress: string;
}

/**
 * What starts an agent for the cluster of the current kubeconfig. The token comes from a file, so that it stays out of
 * lists of processes; the address for enrolment is named only where the agent would not find it by itself.
 */
export function enrolCommand({ token, agentAddress, enrolAddress }: Enrolment): string {
  const enrol = enrolAddress === portAfter(agentAddress) ? '' : ` --enrol-address ${enrolAddress}`;
  return [
    `(umask 077; printf %s '${token}' > join-token)`,
    `./seaworthy agent --hub ${agentAddress}${enrol} --token-file join-token`,
  ].join('\n');
}

function portAfter(address: string): string {
  return address.replace(/\d+$/, (port) => String(Number(port) + 1));
}
