/** Takes arguments from a shell, hands a scan's report or the catalogue's pages back to it, with an exit code. */
@NullMarked
package io.seaworthy.hub.cli;

import org.jspecify.annotations.NullMarked;
