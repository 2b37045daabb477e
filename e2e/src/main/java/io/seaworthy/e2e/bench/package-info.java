/** Takes a test cluster full of releases, hands out measured ratios: the scan beside Helm's own list, in one run. */
@NullMarked
package io.seaworthy.e2e.bench;

import org.jspecify.annotations.NullMarked;
