/** Takes verdicts and tallies of a cluster from {@code control} and {@code score}, hands {@code api} the picture of who talks to whom. */
@NullMarked
package io.seaworthy.hub.picture;

import org.jspecify.annotations.NullMarked;
