package io.seaworthy.agent.access;

import java.util.List;
import java.util.Set;

/**
 * What Kubernetes grants to everybody by itself. Judged by rules, not by names: a default role that somebody widened is
 * no default any more.
 *
 * <p>Sources: Kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go; KEP-789, since which (1.14) only
 * system:public-info-viewer is bound to system:unauthenticated. The older anonymous binding of system:discovery
 * survives upgrades; it shows which APIs exist and no object, so it counts as a default still. The older one of
 * system:basic-user does not: it is neither discovery nor health.
 */
final class Defaults {

    private static final Set<String> READ = Set.of("get", "head");
    private static final List<String> PUBLIC_URLS = List.of(
            "/healthz",
            "/healthz/*",
            "/livez",
            "/livez/*",
            "/readyz",
            "/readyz/*", // health
            "/version",
            "/version/",
            "/api",
            "/api/*",
            "/apis",
            "/apis/*",
            "/openapi",
            "/openapi/*", // discovery
            "/swagger-2.0.0.pb-v1",
            "/swagger.json",
            "/swaggerapi",
            "/swaggerapi/*");
    private static final List<String> ISSUER_URLS = List.of(
            "/.well-known/openid-configuration",
            "/.well-known/openid-configuration/",
            "/openid/v1/jwks",
            "/openid/v1/jwks/");

    private static final List<Rule> EVERY_ACCOUNT = List.of(
            rule("create", "authorization.k8s.io", "selfsubjectaccessreviews"),
            rule("create", "authorization.k8s.io", "selfsubjectrulesreviews"),
            rule("create", "authentication.k8s.io", "selfsubjectreviews"),
            rule("get", "certificates.k8s.io", "clustertrustbundles"),
            rule("list", "certificates.k8s.io", "clustertrustbundles"),
            rule("watch", "certificates.k8s.io", "clustertrustbundles"));

    private Defaults() {}

    /** Gives nothing that a request without credentials does not have on a new cluster. */
    static boolean coverAnonymous(Grant grant) {
        return grant.rules().stream()
                .allMatch(rule -> isClusterInfo(grant, rule)
                        || (rule.resources().isEmpty() && (!grant.clusterWide() || reads(rule, PUBLIC_URLS))));
    }

    /** Gives nothing that every account does not have on a new cluster (discovery, basic-user, public-info, issuer). */
    static boolean coverEveryAccount(Grant grant) {
        return grant.rules().stream().allMatch(Defaults::isOfEveryAccount);
    }

    private static boolean isOfEveryAccount(Rule rule) {
        if (rule.resources().isEmpty()) {
            return reads(rule, PUBLIC_URLS) || reads(rule, ISSUER_URLS);
        }
        return rule.verbs().stream()
                .allMatch(verb -> rule.groups().stream()
                        .allMatch(group -> rule.resources().stream()
                                .allMatch(resource -> EVERY_ACCOUNT.contains(rule(verb, group, resource)))));
    }

    /** kubeadm lets anybody get the one ConfigMap that {@code kubeadm join} starts from: the CA and the address. */
    private static boolean isClusterInfo(Grant grant, Rule rule) {
        return grant.namespace().equals("kube-public")
                && rule.verbs().equals(List.of("get"))
                && rule.groups().equals(List.of(""))
                && rule.resources().equals(List.of("configmaps"))
                && rule.names().equals(List.of("cluster-info"));
    }

    private static boolean reads(Rule rule, List<String> urls) {
        return READ.containsAll(rule.verbs()) && rule.urls().stream().allMatch(url -> within(url, urls));
    }

    private static boolean within(String url, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> url.equals(pattern)
                        || (pattern.endsWith("*") && url.startsWith(pattern.substring(0, pattern.length() - 1))));
    }

    private static Rule rule(String verb, String group, String resource) {
        return new Rule(List.of(verb), List.of(group), List.of(resource), List.of(), List.of());
    }
}
