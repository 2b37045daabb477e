package io.seaworthy.hub.enrol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which identities are given: {@code spiffe://<name>/cluster/<UID>}.
 *
 * @param name lower-case letters, digits, dots, dashes and underscores, as SPIFFE has it
 */
public record TrustDomain(String name) {

    private static final Pattern FORM = Pattern.compile("[0-9a-z._-]{1,255}");

    /** Unless the operator says otherwise. */
    public static final TrustDomain DEFAULT = new TrustDomain("seaworthy");

    /** @throws IllegalArgumentException if SPIFFE does not allow the name */
    public TrustDomain {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a trust domain has 1 to 255 lower-case letters, digits, dots, dashes and underscores");
        }
    }

    /** {@code spiffe://seaworthy/cluster/0c6f…} */
    public String identity(ClusterId cluster) {
        return prefix() + cluster;
    }

    /** Empty = not an identity of this trust domain. */
    public Optional<ClusterId> cluster(String identity) {
        if (!identity.startsWith(prefix())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClusterId(identity.substring(prefix().length())));
        } catch (IllegalArgumentException otherPath) {
            // Something of this domain that is not a cluster.
            return Optional.empty();
        }
    }

    private String prefix() {
        return "spiffe://" + name + "/cluster/";
    }
}
