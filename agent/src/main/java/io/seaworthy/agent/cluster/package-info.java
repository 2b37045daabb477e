/** Takes objects from a live API server or from recorded files, hands them to the collectors. */
@NullMarked
package io.seaworthy.agent.cluster;

import org.jspecify.annotations.NullMarked;
