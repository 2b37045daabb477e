/** Takes facts from `inventory` (or straight from a scan's collectors), hands verdicts to `finding` and `score`. */
@NullMarked
package io.seaworthy.hub.control;

import org.jspecify.annotations.NullMarked;
