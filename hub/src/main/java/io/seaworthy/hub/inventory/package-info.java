/** Takes batches from `ingest`, keeps the latest facts of each cluster, hands what changed to `control`, `finding` and `score`. */
@NullMarked
package io.seaworthy.hub.inventory;

import org.jspecify.annotations.NullMarked;
