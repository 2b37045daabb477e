/** Takes clusters from {@code cluster} and folders of {@code e2e/scenarios}, hands what a scan got wrong to tests and prepared clusters to {@code recording}. */
@NullMarked
package io.seaworthy.e2e.scenario;

import org.jspecify.annotations.NullMarked;
