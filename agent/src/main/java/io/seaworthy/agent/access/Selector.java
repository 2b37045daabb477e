package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A label selector as Kubernetes reads it: an empty one selects everything, an invalid one nothing.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and selectors</a>
 */
record Selector(Map<String, String> labels, List<LabelSelectorRequirement> expressions) {

    static Selector of(LabelSelector selector) {
        var labels = selector.getMatchLabels();
        var expressions = selector.getMatchExpressions();
        return new Selector(
                labels == null ? Map.of() : new HashMap<>(labels),
                expressions == null ? List.of() : List.copyOf(expressions));
    }

    boolean selects(Map<String, String> candidate) {
        return labels.entrySet().stream()
                        .allMatch(label -> Objects.equals(label.getValue(), candidate.get(label.getKey())))
                && expressions.stream().allMatch(expression -> holds(expression, candidate));
    }

    private static boolean holds(LabelSelectorRequirement expression, Map<String, String> candidate) {
        var present = candidate.containsKey(expression.getKey());
        var values = expression.getValues();
        var listed = present && values != null && values.contains(candidate.get(expression.getKey()));
        return switch (expression.getOperator()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> present;
            case "DoesNotExist" -> !present;
            case null, default -> false;
        };
    }
}
