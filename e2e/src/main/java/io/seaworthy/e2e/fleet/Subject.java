package io.seaworthy.e2e.fleet;

import io.seaworthy.hub.control.Control;
import io.seaworthy.posture.v1.Fact;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fact of a generated cluster and what is said of it.
 *
 * @param fact with its key
 * @param kind as in column {@code fact.kind}
 * @param namespace empty = none
 * @param name of the thing
 * @param letters control → P, F, N or U; filled while findings are made
 */
record Subject(Fact fact, String kind, String namespace, String name, Map<String, String> letters) {

    Subject(Fact fact, String kind, String namespace, String name) {
        this(fact, kind, namespace, name, new TreeMap<>());
    }

    boolean judgedBy(Control control) {
        return control.fact().message().equals(kind);
    }
}
