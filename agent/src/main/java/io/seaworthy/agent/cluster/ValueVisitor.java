package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.InputStream;

/**
 * Takes the values of a list one by one; what cannot be understood is the visitor's to report. A value is the visitor's
 * own and may be read later, on another thread.
 */
@FunctionalInterface
public interface ValueVisitor {
    void visit(ObjectMeta metadata, InputStream value);
}
