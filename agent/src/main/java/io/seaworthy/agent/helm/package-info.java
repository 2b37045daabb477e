/** Takes stored Helm records from {@code cluster}, hands releases to {@code posture}. */
@NullMarked
package io.seaworthy.agent.helm;

import org.jspecify.annotations.NullMarked;
