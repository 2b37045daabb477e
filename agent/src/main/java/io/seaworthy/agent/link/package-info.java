/** Takes observations from `posture`, hands the hub what differs, and keeps the identity with which it does so. */
@NullMarked
package io.seaworthy.agent.link;

import org.jspecify.annotations.NullMarked;
