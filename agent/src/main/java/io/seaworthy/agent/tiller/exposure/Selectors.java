package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kubernetes label selectors: all terms must hold, and none means everything. */
final class Selectors {

    private Selectors() {}

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return matches(selector.getMatchLabels(), labels)
                && selector.getMatchExpressions().stream().allMatch(term -> matches(term, labels));
    }

    static boolean matches(Map<String, String> wanted, Map<String, String> labels) {
        return wanted == null || labels.entrySet().containsAll(wanted.entrySet());
    }

    static boolean matchesAll(LabelSelector selector) {
        return (selector.getMatchLabels() == null || selector.getMatchLabels().isEmpty())
                && selector.getMatchExpressions().isEmpty();
    }

    /** {@code app=web, tier in (a, b)}. */
    static String words(LabelSelector selector) {
        var labels = selector.getMatchLabels() == null ? Map.<String, String>of() : selector.getMatchLabels();
        return Stream.concat(
                        labels.entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .sorted(),
                        selector.getMatchExpressions().stream().map(Selectors::words))
                .collect(Collectors.joining(", "));
    }

    private static String words(LabelSelectorRequirement term) {
        var values = String.join(", ", term.getValues());
        return switch (Objects.requireNonNullElse(term.getOperator(), "")) {
            case "In" -> term.getKey() + " in (" + values + ")";
            case "NotIn" -> term.getKey() + " not in (" + values + ")";
            case "Exists" -> "any " + term.getKey();
            case "DoesNotExist" -> "no " + term.getKey();
            default -> term.getKey() + " " + term.getOperator();
        };
    }

    private static boolean matches(LabelSelectorRequirement term, Map<String, String> labels) {
        var value = labels.get(term.getKey());
        return switch (Objects.requireNonNullElse(term.getOperator(), "")) {
            case "In" -> value != null && term.getValues().contains(value);
            case "NotIn" -> value == null || !term.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
