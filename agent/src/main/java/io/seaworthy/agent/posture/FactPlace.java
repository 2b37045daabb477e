package io.seaworthy.agent.posture;

/**
 * Where a fact lives, as its key says.
 *
 * @param kind name of the message
 * @param namespace empty = it lives in none
 */
record FactPlace(String kind, String namespace) {

    static FactPlace of(String key) {
        var parts = key.split("/", -1);
        var at = switch (parts[0]) {
            case "NamespaceFact", "AccessFact" -> 1;
            case "TillerFact", "ReleaseFact", "WorkloadFact", "VulnerabilityFact" -> 2;
            default -> parts.length;
        };
        return new FactPlace(parts[0], at < parts.length ? parts[at] : "");
    }
}
