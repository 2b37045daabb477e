/** Takes facts from agents, hands verdicts, findings and scores to people. */
@NullMarked
package io.seaworthy.hub;

import org.jspecify.annotations.NullMarked;
