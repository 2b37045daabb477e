/** Takes questions from {@code api}, answers them from PostgreSQL a page at a time. */
@NullMarked
package io.seaworthy.hub.store.reading;

import org.jspecify.annotations.NullMarked;
