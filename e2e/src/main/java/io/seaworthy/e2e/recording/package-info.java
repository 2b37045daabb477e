/** Takes prepared clusters from {@code scenario}, hands their objects as recordings to unit tests, the demo and whoever tries a scan. */
@NullMarked
package io.seaworthy.e2e.recording;

import org.jspecify.annotations.NullMarked;
