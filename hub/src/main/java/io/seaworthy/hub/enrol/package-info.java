/** Takes join tokens and signing requests, hands out identities: who may speak for which cluster. */
@NullMarked
package io.seaworthy.hub.enrol;

import org.jspecify.annotations.NullMarked;
