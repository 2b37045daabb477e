/** Takes certificates from `cluster` and `tiller.probe`, hands their facts to `tiller`. */
@NullMarked
package io.seaworthy.agent.tiller.certificate;

import org.jspecify.annotations.NullMarked;
