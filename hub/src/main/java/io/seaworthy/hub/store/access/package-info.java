/** Takes people, sessions, API tokens and audit entries from {@code access}, keeps them in PostgreSQL. */
@NullMarked
package io.seaworthy.hub.store.access;

import org.jspecify.annotations.NullMarked;
