/** Takes Services, Ingresses and NetworkPolicies from `cluster`, hands the ways to a Tiller to `tiller`. */
@NullMarked
package io.seaworthy.agent.tiller.exposure;

import org.jspecify.annotations.NullMarked;
