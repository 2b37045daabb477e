/** Takes workloads and all that surrounds them from `cluster` and reach from `access`, hands TillerFacts to `posture`. */
@NullMarked
package io.seaworthy.agent.tiller;

import org.jspecify.annotations.NullMarked;
