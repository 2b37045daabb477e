package io.seaworthy.hub.api;

/**
 * Where agents reach the hub, as {@code seaworthy agent} takes it: {@code hub.example.org:8443}.
 *
 * @param agent for the stream: {@code --hub}
 * @param enrol for the first certificate: {@code --enrol-address}
 */
public record AgentAddresses(String agent, String enrol) {}
