/** Takes a real cluster while it is changed, hands what was true of it when, to compare a hub's memory with. */
@NullMarked
package io.seaworthy.e2e.truth;

import org.jspecify.annotations.NullMarked;
