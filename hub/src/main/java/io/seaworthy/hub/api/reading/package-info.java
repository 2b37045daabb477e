/** Takes questions from {@code api}'s operations, hands them what {@code store} knows, as the contract shows it. */
@NullMarked
package io.seaworthy.hub.api.reading;

import org.jspecify.annotations.NullMarked;
