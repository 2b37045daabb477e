/**
 * What starts an agent for the cluster of the current kubeconfig, with the hub's usual port. The token comes from a file,
 * so that it stays out of lists of processes.
 */
export function enrolCommand(token: string, hubHost: string): string {
  const host = hubHost.includes(':') && !hubHost.startsWith('[') ? `[${hubHost}]` : hubHost;
  return [
    `(umask 077; printf %s '${token}' > join-token)`,
    `./seaworthy agent --hub ${host}:8443 --token-file join-token`,
  ].join('\n');
}
