/** Takes a report from `report`, hands JSON, YAML, SARIF and CSV to other programs. */
@NullMarked
package io.seaworthy.hub.cli.document;

import org.jspecify.annotations.NullMarked;
