package io.seaworthy.hub;

import io.seaworthy.hub.api.AgentAddresses;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Works out where agents reach the hub: as the settings say, else by the best name that the hub knows of itself. */
final class PublicAddresses {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]", "*");

    private PublicAddresses() {}

    /** @param grpcPort and enrolPort, as bound */
    static AgentAddresses of(HubSettings settings, int grpcPort, int enrolPort) {
        var agent = settings.agentAddress().orElseGet(() -> host(settings) + ":" + grpcPort);
        var enrol = settings.enrolAddress()
                .orElseGet(() -> settings.agentAddress()
                        .map(PublicAddresses::portAfter)
                        .orElseGet(() -> host(settings) + ":" + enrolPort));
        return new AgentAddresses(agent, enrol);
    }

    private static String host(HubSettings settings) {
        var bind = settings.listening().bind();
        var host = settings.tls().names().stream()
                .findFirst()
                .or(() -> EVERYWHERE.contains(bind) ? settings.publicUrl().map(URI::getHost) : Optional.of(bind));
        return bracketed(host.orElse("localhost"));
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String portAfter(String address) {
        int colon = address.lastIndexOf(':');
        return address.substring(0, colon + 1) + (Integer.parseInt(address.substring(colon + 1)) + 1);
    }
}
