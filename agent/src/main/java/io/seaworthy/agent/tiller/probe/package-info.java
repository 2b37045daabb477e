/** Takes an address from `tiller`, hands what a client without credentials meets there to `tiller`. */
@NullMarked
package io.seaworthy.agent.tiller.probe;

import org.jspecify.annotations.NullMarked;
