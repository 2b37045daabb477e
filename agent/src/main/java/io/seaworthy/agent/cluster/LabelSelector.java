package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;

/**
 * An equality selector, {@code key=value,other=value}; an empty one selects everything.
 *
 * @param labels the labels that must be there, with these values
 */
record LabelSelector(Map<String, String> labels) {

    static LabelSelector parse(String text) {
        var labels = new TreeMap<String, String>();
        for (var term : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            var equals = term.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("label selector is '" + text + "', expected key=value terms");
            }
            labels.put(term.substring(0, equals), term.substring(equals + 1));
        }
        return new LabelSelector(labels);
    }

    boolean matches(ObjectMeta metadata) {
        var present = metadata.getLabels() == null ? Map.<String, String>of() : metadata.getLabels();
        return present.entrySet().containsAll(labels.entrySet());
    }
}
