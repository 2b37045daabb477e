/** Takes clusters, facts, findings and scores from the packages that made them, hands them to PostgreSQL and back. */
@NullMarked
package io.seaworthy.hub.store.inventory;

import org.jspecify.annotations.NullMarked;
