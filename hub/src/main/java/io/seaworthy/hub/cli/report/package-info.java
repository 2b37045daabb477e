/** Takes a posture and its verdicts from `control` and `score`, hands one report to every rendering of `cli`. */
@NullMarked
package io.seaworthy.hub.cli.report;

import org.jspecify.annotations.NullMarked;
