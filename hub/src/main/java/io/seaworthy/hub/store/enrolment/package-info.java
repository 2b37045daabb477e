/** Takes authorities, join tokens and identities from `enrol`, hands them to PostgreSQL and back. */
@NullMarked
package io.seaworthy.hub.store.enrolment;

import org.jspecify.annotations.NullMarked;
