package io.seaworthy.agent.access;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.AnonymousAccess;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.SecretAudience;
import io.seaworthy.posture.v1.SecretReaders;
import io.seaworthy.posture.v1.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may do what in one cluster, as its RBAC objects say.
 *
 * <p>Reads Roles, ClusterRoles, RoleBindings and ClusterRoleBindings once and keeps only what reach depends on. Rules
 * are judged as Kubernetes' RBAC authorizer judges them; other authorizers (webhooks, the Node authorizer) are not
 * seen. Safe for use by several threads.
 */
public final class AccessRules {

    private final RbacObjects objects;
    private final Map<Subject, List<Grant>> bySubject = new HashMap<>();

    private AccessRules(RbacObjects objects) {
        this.objects = objects;
        for (var binding : objects.bindings()) {
            var role = Optional.ofNullable(objects.roles().get(binding.role()));
            var dangling = role.isEmpty() && isKnownMissing(binding);
            for (var subject : binding.subjects()) {
                bySubject
                        .computeIfAbsent(Subjects.identity(subject), anyone -> new ArrayList<>(1))
                        .add(new Grant(binding, subject, role, dangling));
            }
        }
    }

    /** Reads all roles and bindings of a cluster. What could not be read is in {@link #gaps}. */
    public static AccessRules read(Cluster cluster) {
        return read(cluster, RbacList.WORDS);
    }

    static AccessRules read(Cluster cluster, int bound) {
        return new AccessRules(RbacObjects.read(cluster, bound));
    }

    /**
     * What one service account can really do, through its own bindings and those of its groups. The account need not
     * exist.
     */
    public AccessFact of(String namespace, String serviceAccount) {
        return new Reach(grants(Subjects.ofAccount(namespace, serviceAccount)))
                .asFact(namespace, serviceAccount, gaps());
    }

    /**
     * Who can read every Secret of the cluster, outside {@link SystemSubjects}; empty if ClusterRoles or
     * ClusterRoleBindings could not be read.
     */
    public Optional<SecretReaders> clusterSecretReaders() {
        if (!objects.knows("ClusterRole", "") || !objects.knows("ClusterRoleBinding", "")) {
            return Optional.empty();
        }
        var readers = people(grant -> grant.clusterWide() && grant.gives(Power.READ_SECRETS));
        return Optional.of(SecretReaders.newBuilder().addAllSubjects(readers).build());
    }

    /**
     * Who can read one Secret, outside {@link SystemSubjects}; empty if roles or bindings that matter could not be
     * read. The Secret need not exist.
     */
    public Optional<SecretAudience> secretReaders(String namespace, String name) {
        var known = objects.knows("ClusterRole", "")
                && objects.knows("ClusterRoleBinding", "")
                && objects.knows("Role", namespace)
                && objects.knows("RoleBinding", namespace);
        if (!known) {
            return Optional.empty();
        }
        var readers = people(grant -> (grant.clusterWide() || grant.namespace().equals(namespace))
                && grant.rules().stream().anyMatch(rule -> Power.readsSecret(rule, name)));
        return Optional.of(SecretAudience.newBuilder().addAllSubjects(readers).build());
    }

    /** What requests without credentials may do beyond {@link Defaults}; empty if roles or bindings could not be read. */
    public Optional<AnonymousAccess> anonymousAccess() {
        if (!gaps().isEmpty()) {
            return Optional.empty();
        }
        var beyond = grants(Subjects.ANONYMOUS).stream()
                .filter(grant -> !Defaults.coverAnonymous(grant))
                .map(Grant::asBoundRole)
                .toList();
        return Optional.of(AnonymousAccess.newBuilder().addAllGrants(beyond).build());
    }

    /** Roles and bindings that could not be read; while there are any, every reach may be larger than stated. */
    public List<Gap> gaps() {
        return objects.allGaps();
    }

    private boolean isKnownMissing(Binding binding) {
        var role = binding.role();
        var isLocal = role.getKind().equals("Role") && !role.getNamespace().isEmpty();
        return isLocal ? objects.knows("Role", role.getNamespace()) : objects.knows("ClusterRole", "");
    }

    private List<Grant> grants(List<Subject> identities) {
        return identities.stream()
                .flatMap(identity -> bySubject.getOrDefault(identity, List.of()).stream())
                .distinct()
                .sorted(Grant.ORDER)
                .toList();
    }

    private List<Subject> people(Predicate<Grant> wanted) {
        return bySubject.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(wanted))
                .map(Map.Entry::getKey)
                .filter(subject -> !SystemSubjects.contain(subject))
                .sorted(Subjects.ORDER)
                .toList();
    }
}
