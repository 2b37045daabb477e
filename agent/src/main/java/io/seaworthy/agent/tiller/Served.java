package io.seaworthy.agent.tiller;

import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.TeamReach;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cluster's namespaces and who has releases where.
 *
 * @param teamLabel the label that names a namespace's team
 * @param namespaces by name; empty = they could not be read
 * @param managed namespaces with Helm 2 releases, by the namespace that their records lie in; empty = not all records
 *     could be listed
 */
public record Served(
        String teamLabel, Optional<Map<String, NamespaceFact>> namespaces, Optional<Map<String, Set<String>>> managed) {

    /**
     * Whom a Tiller serves. Absent where namespaces could not be read, and where fewer than two teams were seen while its
     * rights, or the records that would stand in for them, are not fully known: a further team may be missing.
     *
     * @param storageNamespace where its records lie; empty = cannot be seen
     */
    Optional<TeamReach> by(String storageNamespace, Optional<AccessFact> access) {
        return namespaces.flatMap(known -> {
            var own = managed.map(all -> all.getOrDefault(storageNamespace, Set.of()))
                    .orElse(Set.of());
            var reached = new TreeSet<>(own);
            access.ifPresent(rights -> reached.addAll(writable(rights, known.keySet())));
            var reach = teams(known, own, reached);
            var certain = access.filter(rights -> rights.getGapsCount() == 0).isPresent();
            return certain || reach.getTeamsCount() > 1 ? Optional.of(reach) : Optional.empty();
        });
    }

    private static Collection<String> writable(AccessFact rights, Set<String> all) {
        return rights.getWritesAllNamespaces() || rights.getClusterAdmin() ? all : rights.getWritesNamespacesList();
    }

    private TeamReach teams(Map<String, NamespaceFact> known, Set<String> own, Set<String> reached) {
        var teams = new TreeSet<String>();
        var unlabelled = new TreeSet<String>();
        for (var name : reached) {
            var fact = known.get(name);
            if (fact == null || fact.getTeam().isEmpty()) {
                unlabelled.add(name);
            } else {
                teams.add(fact.getTeam());
            }
        }
        return TeamReach.newBuilder()
                .setTeamLabel(teamLabel)
                .addAllManagedNamespaces(new TreeSet<>(own))
                .addAllTeams(teams)
                .addAllUnlabelledNamespaces(unlabelled)
                .build();
    }
}
