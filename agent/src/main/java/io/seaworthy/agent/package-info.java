/** Reads one cluster: Kubernetes objects come in, facts go out. */
@NullMarked
package io.seaworthy.agent;

import org.jspecify.annotations.NullMarked;
