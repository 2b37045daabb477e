/** Takes a report from `report`, hands one self-contained page to people. */
@NullMarked
package io.seaworthy.hub.cli.html;

import org.jspecify.annotations.NullMarked;
