/** Takes batches from {@code ingest}, keeps the latest facts of each cluster, hands what changed to {@code control}. */
@NullMarked
package io.seaworthy.hub.inventory;

import org.jspecify.annotations.NullMarked;
