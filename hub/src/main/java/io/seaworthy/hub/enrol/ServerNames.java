package io.seaworthy.hub.enrol;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Names by which agents reach this hub.
 *
 * @param hosts DNS names
 * @param addresses IP addresses
 */
public record ServerNames(List<String> hosts, List<String> addresses) {

    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[0-9A-Za-z_]([0-9A-Za-z_.-]{0,251}[0-9A-Za-z])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public ServerNames {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }

    /**
     * This machine's names, and what the operator adds.
     *
     * @param published DNS names and IP addresses
     * @throws CannotStart if one of them is neither
     */
    public static ServerNames of(Collection<String> published) {
        var hosts = new TreeSet<>(List.of("localhost"));
        var addresses = new TreeSet<>(List.of("127.0.0.1", "::1"));
        try {
            hosts.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            // A machine without a name is reached by the others.
        }
        hosts.removeIf(host -> !HOST.matcher(host).matches());
        for (var name : published) {
            if (ADDRESS.matcher(name).matches()) {
                addresses.add(name);
            } else if (HOST.matcher(name).matches()) {
                hosts.add(name);
            } else {
                throw new CannotStart(
                        "public name '" + name + "'",
                        "it is neither a DNS name nor an IP address",
                        "give the names by which agents reach the hub, without scheme and port");
            }
        }
        return new ServerNames(List.copyOf(hosts), List.copyOf(addresses));
    }

    GeneralNames generalNames() {
        var names = new ArrayList<GeneralName>();
        hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        addresses.forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }
}
