/** Takes releases from {@code helm}, workloads from {@code tiller} and scan reports from {@code cluster}, hands facts to {@code posture}. */
@NullMarked
package io.seaworthy.agent.workload;

import org.jspecify.annotations.NullMarked;
