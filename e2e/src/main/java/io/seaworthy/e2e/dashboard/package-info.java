/** Takes a running hub from `system` and a Chromium from the machine, hands what a person sees and a browser complains about to the tests of the dashboard. */
@NullMarked
package io.seaworthy.e2e.dashboard;

import org.jspecify.annotations.NullMarked;
