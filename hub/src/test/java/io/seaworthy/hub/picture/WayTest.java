package io.seaworthy.hub.picture;

import static io.seaworthy.hub.picture.Way.CLIENT_TO_API_SERVER;
import static io.seaworthy.hub.picture.Way.CLIENT_TO_STORAGE;
import static io.seaworthy.hub.picture.Way.CLIENT_TO_TILLER;
import static io.seaworthy.hub.picture.Way.OUTSIDE_TO_TILLER;
import static io.seaworthy.hub.picture.Way.PODS_TO_API_SERVER;
import static io.seaworthy.hub.picture.Way.PODS_TO_TILLER;
import static io.seaworthy.hub.picture.Way.TILLER_TO_API_SERVER;
import static io.seaworthy.hub.picture.Way.TILLER_TO_STORAGE;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WayTest {

    /** Every built-in control and the connections it speaks of; an empty set: of none, it is about something else. */
    private static final Map<String, Set<Way>> PLACES = Map.ofEntries(
            entry("anonymous-access", Set.of(CLIENT_TO_API_SERVER)),
            entry("helm-generation", Set.of()),
            entry("history-bounded", Set.of()),
            entry("kubernetes-supported", Set.of()),
            entry("no-default-credentials", Set.of(CLIENT_TO_STORAGE)),
            entry("no-leftover-helm2-records", Set.of(CLIENT_TO_STORAGE)),
            entry("no-plaintext-credentials", Set.of(CLIENT_TO_STORAGE)),
            entry("rbac-enforced", Set.of(CLIENT_TO_API_SERVER)),
            entry("record-size", Set.of()),
            entry("release-fresh", Set.of()),
            entry("release-healthy", Set.of()),
            entry("release-in-use", Set.of()),
            entry("release-no-cluster-admin", Set.of(PODS_TO_API_SERVER)),
            entry("release-no-removed-apis", Set.of()),
            entry("release-records-in-secrets", Set.of(CLIENT_TO_STORAGE)),
            entry("release-secrets-readers", Set.of(CLIENT_TO_STORAGE, TILLER_TO_STORAGE)),
            entry("release-tested", Set.of()),
            entry("secrets-encrypted-at-rest", Set.of(CLIENT_TO_STORAGE, TILLER_TO_STORAGE)),
            entry("tiller-absent", Set.of()),
            entry("tiller-certificate-health", Set.of(CLIENT_TO_TILLER)),
            entry("tiller-client-certificates", Set.of(CLIENT_TO_TILLER)),
            entry("tiller-debug-off", Set.of(OUTSIDE_TO_TILLER)),
            entry("tiller-hardened", Set.of()),
            entry("tiller-history-limit", Set.of()),
            entry("tiller-least-privilege", Set.of(TILLER_TO_API_SERVER)),
            entry("tiller-namespaced-grants", Set.of(TILLER_TO_API_SERVER)),
            entry("tiller-not-exposed", Set.of(OUTSIDE_TO_TILLER)),
            entry("tiller-not-in-kube-system", Set.of(TILLER_TO_API_SERVER)),
            entry("tiller-not-reachable-from-pods", Set.of(PODS_TO_TILLER)),
            entry("tiller-per-team", Set.of(TILLER_TO_API_SERVER)),
            entry("tiller-secret-readers", Set.of(CLIENT_TO_TILLER)),
            entry("tiller-service-account", Set.of(TILLER_TO_API_SERVER)),
            entry("tiller-storage-secret", Set.of(TILLER_TO_STORAGE)),
            entry("tiller-tls", Set.of(CLIENT_TO_TILLER)),
            entry("tiller-version", Set.of(CLIENT_TO_TILLER)));

    @Test
    void everyBuiltInControlIsOnExactlyTheConnectionsItSpeaksOf() {
        var drawn = new TreeMap<String, Set<Way>>();
        for (var control : Catalogue.builtIn().controls()) {
            drawn.put(
                    control.id(),
                    Arrays.stream(Way.values())
                            .filter(way -> way.controls().contains(control.id()))
                            .collect(Collectors.toSet()));
        }

        assertThat(drawn)
                .as("a new control gets a place in Way, or an empty one here")
                .isEqualTo(new TreeMap<>(PLACES));
    }

    @Test
    void everyNamedControlExistsAndIsNamedOnce() {
        var known = Catalogue.builtIn().controls().stream().map(Control::id).collect(Collectors.toSet());

        for (var way : Way.values()) {
            assertThat(known).as(way.name()).containsAll(way.controls());
            assertThat(way.controls()).as(way.name()).doesNotHaveDuplicates();
        }
    }
}
