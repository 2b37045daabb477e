/** Takes what the domain packages want kept, hands it to PostgreSQL and back; the only package that knows the database. */
@NullMarked
package io.seaworthy.hub.store;

import org.jspecify.annotations.NullMarked;
