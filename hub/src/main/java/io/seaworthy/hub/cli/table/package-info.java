/** Takes a report from `report`, hands text to a terminal or a pipe. */
@NullMarked
package io.seaworthy.hub.cli.table;

import org.jspecify.annotations.NullMarked;
