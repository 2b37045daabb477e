/** Takes verdicts from `control`, hands a score, a grade and their reasons to people and to `api`. */
@NullMarked
package io.seaworthy.hub.score;

import org.jspecify.annotations.NullMarked;
