/** Takes a test cluster full of releases, hands out measured ratios: the scan beside Helm's own list, and the API beside its own quickest answer. */
@NullMarked
package io.seaworthy.e2e.bench;

import org.jspecify.annotations.NullMarked;
