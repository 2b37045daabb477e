package io.seaworthy.agent.access;

import io.seaworthy.posture.v1.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Who a subject of a binding is.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects">Referring to
 *     subjects</a>
 */
final class Subjects {

    static final Comparator<Subject> ORDER = Comparator.comparing(Subject::getKind)
            .thenComparing(Subject::getNamespace)
            .thenComparing(Subject::getName);

    /** A request without credentials is this user, in this group. */
    static final List<Subject> ANONYMOUS = List.of(user("system:anonymous"), group("system:unauthenticated"));

    private static final String ACCOUNT_USER = "system:serviceaccount:";

    private Subjects() {}

    /** As the binding writes it; a ServiceAccount gets the binding's namespace where it has none. */
    static Subject of(io.fabric8.kubernetes.api.model.rbac.Subject subject, String bindingNamespace) {
        var kind = Objects.requireNonNullElse(subject.getKind(), "");
        var name = Objects.requireNonNullElse(subject.getName(), "");
        if (!kind.equals("ServiceAccount")) {
            return Subject.newBuilder().setKind(kind).setName(name).build();
        }
        var namespace = Objects.requireNonNullElse(subject.getNamespace(), "");
        return account(namespace.isEmpty() ? bindingNamespace : namespace, name);
    }

    /** The same identity under its usual name: a User {@code system:serviceaccount:NS:NAME} is that ServiceAccount. */
    static Subject identity(Subject subject) {
        if (!subject.getKind().equals("User") || !subject.getName().startsWith(ACCOUNT_USER)) {
            return subject;
        }
        var rest = subject.getName().substring(ACCOUNT_USER.length());
        var colon = rest.indexOf(':');
        return colon < 1 ? subject : account(rest.substring(0, colon), rest.substring(colon + 1));
    }

    /** Everything a service account is: itself and the groups that every token of it carries. */
    static List<Subject> ofAccount(String namespace, String name) {
        return List.of(
                account(namespace, name),
                group("system:serviceaccounts"),
                group("system:serviceaccounts:" + namespace),
                group("system:authenticated"));
    }

    private static Subject account(String namespace, String name) {
        return Subject.newBuilder()
                .setKind("ServiceAccount")
                .setNamespace(namespace)
                .setName(name)
                .build();
    }

    private static Subject group(String name) {
        return Subject.newBuilder().setKind("Group").setName(name).build();
    }

    private static Subject user(String name) {
        return Subject.newBuilder().setKind("User").setName(name).build();
    }
}
