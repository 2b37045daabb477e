package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * An equality selector, {@code key=value}.
 *
 * @param key label key
 * @param value label value
 */
record LabelSelector(String key, String value) {

    static LabelSelector parse(String text) {
        var equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("label selector '" + text + "' is not of the form key=value");
        }
        return new LabelSelector(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean matches(ObjectMeta metadata) {
        Map<String, String> labels = metadata.getLabels();
        return labels != null && value.equals(labels.get(key));
    }
}
