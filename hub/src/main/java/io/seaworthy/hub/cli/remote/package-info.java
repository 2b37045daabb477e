/** Takes the address of a hub and a token, hands answers of its API to the commands of {@code cli}. */
@NullMarked
package io.seaworthy.hub.cli.remote;

import org.jspecify.annotations.NullMarked;
