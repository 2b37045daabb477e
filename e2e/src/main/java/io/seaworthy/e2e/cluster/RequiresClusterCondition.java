package io.seaworthy.e2e.cluster;

import io.seaworthy.e2e.process.ProgramFailure;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link RequiresCluster}. */
public final class RequiresClusterCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(ClusterBinaries.find(), required());
    }

    static ConditionEvaluationResult decide(ClusterBinaries binaries, boolean required) {
        return switch (binaries) {
            case ClusterBinaries.Ready ready -> ConditionEvaluationResult.enabled("programs in " + ready.folder());
            case ClusterBinaries.Absent(var reason)
            when required -> throw new ProgramFailure("the cluster tests must run here, but: " + reason);
            case ClusterBinaries.Absent(var reason) -> ConditionEvaluationResult.disabled(reason);
        };
    }

    private static boolean required() {
        return Boolean.parseBoolean(System.getenv("CI")) || Boolean.getBoolean("seaworthy.requireCluster");
    }
}
