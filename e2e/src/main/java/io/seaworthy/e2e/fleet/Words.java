package io.seaworthy.e2e.fleet;

import java.util.List;

/** What things are called in a generated fleet; a few names try to be more than text. */
final class Words {

    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    static final List<String> ENVIRONMENTS = List.of("production", "production", "staging", "test", "development");
    static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "ap-south-1");
    static final List<String> TEAMS =
            List.of("payments", "checkout", "search", "identity", "data", "platform", "logistics", "mobile");
    static final List<String> NAMESPACES = List.of(
            "shop",
            "billing",
            "search",
            "identity",
            "data",
            "monitoring",
            "logging",
            "ingress",
            "queue",
            "mobile",
            "kube-system");
    static final List<String> CHARTS = List.of(
            "nginx",
            "postgresql",
            "redis",
            "kafka",
            "grafana",
            "prometheus",
            "keycloak",
            "web",
            "worker",
            "api",
            "cron",
            "elasticsearch");
    static final List<String> KUBERNETES = List.of("v1.36.3", "v1.35.6", "v1.34.9", "v1.31.2", "v1.16.15");

    private Words() {}

    static <T> T pick(List<T> words, int number) {
        return words.get(Math.floorMod(number, words.size()));
    }
}
