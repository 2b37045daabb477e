/** Takes commands, hands running programs, their output and what they cost to `cluster` and to every other package of this module. */
@NullMarked
package io.seaworthy.e2e.process;

import org.jspecify.annotations.NullMarked;
