/** Takes the values, manifest and notes of a release from {@code helm}, hands redacted credential hits to {@code posture}. */
@NullMarked
package io.seaworthy.agent.credential;

import org.jspecify.annotations.NullMarked;
