/** Takes a folder, hands a running PostgreSQL of its own to {@code store}: it keeps its data there and heals by itself. */
@NullMarked
package io.seaworthy.hub.store.embedded;

import org.jspecify.annotations.NullMarked;
