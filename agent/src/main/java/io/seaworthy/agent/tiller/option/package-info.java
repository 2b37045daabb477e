/** Takes a container from `tiller`, hands what its command, arguments and environment mean to `tiller`. */
@NullMarked
package io.seaworthy.agent.tiller.option;

import org.jspecify.annotations.NullMarked;
