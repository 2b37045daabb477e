/** Takes what {@code inventory}, {@code control}, {@code finding}, {@code score}, {@code enrol} and {@code access} know, hands it to people over HTTP. */
@NullMarked
package io.seaworthy.hub.api;

import org.jspecify.annotations.NullMarked;
