/** Takes passwords, sessions, API tokens and identity providers' words from people, hands who they are and what they may do to {@code api}. */
@NullMarked
package io.seaworthy.hub.access;

import org.jspecify.annotations.NullMarked;
