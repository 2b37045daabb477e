/** Takes frames from agents whose identity `enrol` vouches for, hands batches and snapshots to `inventory`. */
@NullMarked
package io.seaworthy.hub.ingest;

import org.jspecify.annotations.NullMarked;
