/** Takes judgements from `control`, hands what is being tracked to `score`: findings, their events and their owners. */
@NullMarked
package io.seaworthy.hub.finding;

import org.jspecify.annotations.NullMarked;
