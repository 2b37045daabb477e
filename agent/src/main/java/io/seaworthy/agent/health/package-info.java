/** Takes what the agent knows about itself from `posture` and `link`, hands it to whoever asks over HTTP. */
@NullMarked
package io.seaworthy.agent.health;

import org.jspecify.annotations.NullMarked;
