package io.seaworthy.agent.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rights in a role or a binding, as far as they may be worth the cluster. */
final class Grant {

    private static final int MOST_SUBJECTS = 5;
    private static final String ANY = "*";

    private String roleKind = "";
    private String roleName = "";
    private final List<Subject> subjects = new ArrayList<>();
    private int rule = -1;
    private boolean anyVerb;
    private boolean anyResource;
    private boolean anyOnAny;

    private static final class Subject {
        private String kind = "";
        private String name = "";
        private String namespace = "";

        String words() {
            return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
        }
    }

    void take(KeyPath path, String value) {
        if (path.depth() < 2) {
            return;
        }
        switch (path.key(0)) {
            case "roleRef" -> roleRef(path, value);
            case "subjects" -> subject(path, value);
            case "rules" -> rule(path, value);
            default -> {}
        }
    }

    Optional<String> reason(String kind, String namespace) {
        return switch (kind) {
            case "ClusterRoleBinding" -> isClusterAdmin() ? Optional.of("binds cluster-admin to " + words()) : none();
            case "RoleBinding" ->
                isClusterAdmin()
                        ? Optional.of("binds cluster-admin in "
                                + (namespace.isEmpty() ? "the release's namespace" : "namespace " + namespace) + " to "
                                + words())
                        : none();
            case "ClusterRole", "Role" -> anyOnAny ? Optional.of("allows * on *") : none();
            default -> none();
        };
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private boolean isClusterAdmin() {
        return roleKind.equals("ClusterRole") && roleName.equals("cluster-admin");
    }

    private void roleRef(KeyPath path, String value) {
        if (path.is("roleRef", "kind")) {
            roleKind = value;
        } else if (path.is("roleRef", "name")) {
            roleName = value;
        }
    }

    private void subject(KeyPath path, String value) {
        if (path.depth() != 3 || !path.isIndex(1) || path.index(1) > MOST_SUBJECTS) {
            return;
        }
        while (subjects.size() <= path.index(1)) {
            subjects.add(new Subject());
        }
        var subject = subjects.get(path.index(1));
        switch (path.key(2)) {
            case "kind" -> subject.kind = ReleaseDraft.cut(value);
            case "name" -> subject.name = ReleaseDraft.cut(value);
            case "namespace" -> subject.namespace = ReleaseDraft.cut(value);
            default -> {}
        }
    }

    private void rule(KeyPath path, String value) {
        if (path.depth() != 4 || !path.isIndex(1) || !path.isIndex(3)) {
            return;
        }
        if (path.index(1) != rule) {
            rule = path.index(1);
            anyVerb = false;
            anyResource = false;
        }
        anyVerb |= path.key(2).equals("verbs") && value.equals(ANY);
        anyResource |= path.key(2).equals("resources") && value.equals(ANY);
        anyOnAny |= anyVerb && anyResource;
    }

    private String words() {
        if (subjects.isEmpty()) {
            return "nobody";
        }
        var named = subjects.stream().limit(MOST_SUBJECTS).map(Subject::words).toList();
        return String.join(", ", named) + (subjects.size() > MOST_SUBJECTS ? " and more" : "");
    }
}
