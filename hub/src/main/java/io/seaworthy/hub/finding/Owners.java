package io.seaworthy.hub.finding;

import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from labels who owns what a fact is about: the release's own label, then its namespace's team, then its
 * namespace's label.
 *
 * @param labels names of labels that say so, best first
 */
public record Owners(List<String> labels) {

    private static final int LONGEST = 200;

    /** {@code owner}, then {@code team}. */
    public static final Owners DEFAULT = new Owners(List.of("owner", "team"));

    public Owners {
        labels = List.copyOf(labels);
    }

    /**
     * @param namespace of the fact's subject, where it is known
     * @return empty text if no label tells
     */
    public String of(Fact fact, Optional<NamespaceFact> namespace) {
        return Stream.of(
                        fact.hasRelease() ? named(fact.getRelease().getLabelsMap()) : Optional.<String>empty(),
                        namespace.map(NamespaceFact::getTeam).filter(team -> !team.isBlank()),
                        namespace.flatMap(each -> named(each.getLabelsMap())))
                .flatMap(Optional::stream)
                .map(owner -> owner.substring(0, Math.min(LONGEST, owner.length())))
                .findFirst()
                .orElse("");
    }

    private Optional<String> named(Map<String, String> found) {
        return labels.stream()
                .map(label -> found.getOrDefault(label, ""))
                .filter(owner -> !owner.isBlank())
                .findFirst();
    }
}
