package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.process.ProgramFailure;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link RequiresChromium}. */
public final class RequiresChromiumCondition implements ExecutionCondition {

    static final String NONE =
            "no Chromium was found (Debian: chromium); CHROMIUM or -Dseaworthy.chromium name another";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(PageTools.chromium(), Boolean.parseBoolean(System.getenv("CI")));
    }

    static ConditionEvaluationResult decide(Optional<Path> chromium, boolean required) {
        if (chromium.isEmpty() && required) {
            throw new ProgramFailure("the tests of the dashboard must run here, but " + NONE);
        }
        return chromium.map(program -> ConditionEvaluationResult.enabled(program.toString()))
                .orElseGet(() -> ConditionEvaluationResult.disabled(NONE));
    }
}
