/** Takes roles, bindings, namespaces and API server pods from {@code cluster}, hands reach as facts to {@code posture}. */
@NullMarked
package io.seaworthy.agent.access;

import org.jspecify.annotations.NullMarked;
