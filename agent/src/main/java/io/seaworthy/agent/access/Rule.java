package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a role, judged as the API server judges it: see {@code RuleAllows} in Kubernetes
 * plugin/pkg/auth/authorizer/rbac/rbac.go and pkg/apis/rbac/v1/evaluation_helpers.go.
 *
 * @param verbs sorted; {@code *} is every verb
 * @param groups API groups, sorted; empty text is the core group, {@code *} is every group
 * @param resources sorted; {@code *} is every resource and subresource, {@code *}{@code /scale} that one of all resources
 * @param names the only objects it is about, sorted; an empty list is every object
 * @param urls non-resource URLs, sorted; a rule has these or resources
 */
record Rule(List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> urls) {

    private static final String ANY = "*";
    private static final int WORDS_SHOWN = 20;

    static Rule of(PolicyRule rule) {
        return new Rule(
                words(rule.getVerbs()),
                words(rule.getApiGroups()),
                words(rule.getResources()),
                words(rule.getResourceNames()),
                words(rule.getNonResourceURLs()));
    }

    /**
     * Whether it allows one request.
     *
     * @param resource {@code pods}, or with a subresource {@code pods/exec}
     * @param name the object; empty for a request that names none (create, deletecollection, a list of all)
     */
    boolean allows(String verb, String group, String resource, String name) {
        return covers(verb, group, resource) && (names.isEmpty() || names.contains(name));
    }

    /** Whether it allows a verb on at least one object of a resource. */
    boolean covers(String verb, String group, String resource) {
        return has(verbs, verb) && has(groups, group) && coversResource(resource);
    }

    /** Holds a {@code *} as verb, resource or API group, and is about resources. */
    boolean hasWildcard() {
        return !verbs.isEmpty()
                && !groups.isEmpty()
                && !resources.isEmpty()
                && (verbs.contains(ANY) || groups.contains(ANY) || resources.contains(ANY));
    }

    /** {@code get, list on pods in core named web}; long lists are cut, and say so. */
    String inWords() {
        var groupNames =
                groups.stream().map(group -> group.isEmpty() ? "core" : group).toList();
        return shown(verbs) + " on " + shown(resources) + " in " + shown(groupNames)
                + (names.isEmpty() ? "" : " named " + shown(names));
    }

    /** How many words it holds, to bound what is kept. */
    int size() {
        return 1 + verbs.size() + groups.size() + resources.size() + names.size() + urls.size();
    }

    private boolean coversResource(String resource) {
        var slash = resource.indexOf('/');
        return has(resources, resource) || (slash > 0 && resources.contains(ANY + resource.substring(slash)));
    }

    private static boolean has(List<String> words, String word) {
        return words.contains(ANY) || words.contains(word);
    }

    private static String shown(List<String> words) {
        var text = words.stream().limit(WORDS_SHOWN).collect(Collectors.joining(", "));
        return words.size() <= WORDS_SHOWN ? text : text + " and " + (words.size() - WORDS_SHOWN) + " more";
    }

    private static List<String> words(@Nullable List<String> words) {
        return words == null
                ? List.of()
                : words.stream()
                        .filter(Objects::nonNull)
                        .map(String::intern)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
