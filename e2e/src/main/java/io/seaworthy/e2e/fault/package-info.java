/** Takes the running parts of a system, kills them at random and starts them again, for the fault tests. */
@NullMarked
package io.seaworthy.e2e.fault;

import org.jspecify.annotations.NullMarked;
