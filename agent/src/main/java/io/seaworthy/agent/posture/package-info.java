/** Takes what the collectors found, hands over one posture: all facts of a cluster with what could not be read. */
@NullMarked
package io.seaworthy.agent.posture;

import org.jspecify.annotations.NullMarked;
