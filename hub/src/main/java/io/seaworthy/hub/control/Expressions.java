package io.seaworthy.hub.control;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.expr.CheckedExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns expressions into programs. Those of the built-in controls were checked when Seaworthy was built, so they need
 * no compiler; all others are compiled here.
 */
final class Expressions {

    private final CheckedExpressions checked;
    private final Map<FactType, Language> languages = new EnumMap<>(FactType.class);

    Expressions(CheckedExpressions checked) {
        this.checked = checked;
    }

    /** What is wrong with an expression; empty if nothing is. */
    Optional<ControlProblem> problem(FactType type, Expression expression, Language.Result wanted) {
        return language(type).check(expression, wanted) instanceof Language.Checked.Wrong(var problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    CelRuntime.Program program(FactType type, Expression expression) throws InvalidExpression, CelEvaluationException {
        return language(type).program(tree(type, expression));
    }

    private CelAbstractSyntaxTree tree(FactType type, Expression expression) throws InvalidExpression {
        var bytes = checked.find(type, expression.source());
        if (bytes.isPresent()) {
            try {
                return CelProtoAbstractSyntaxTree.fromCheckedExpr(CheckedExpr.parseFrom(bytes.get()))
                        .getAst();
            } catch (InvalidProtocolBufferException damaged) {
                // The jar is damaged or mixed; compiling the source again gives the same tree.
                return compile(type, expression);
            }
        }
        return compile(type, expression);
    }

    CelAbstractSyntaxTree compile(FactType type, Expression expression) throws InvalidExpression {
        return switch (language(type).check(expression, Language.Result.ANY)) {
            case Language.Checked.Right(var tree) -> tree;
            case Language.Checked.Wrong(var problem) -> throw new InvalidExpression(problem);
        };
    }

    private synchronized Language language(FactType type) {
        return languages.computeIfAbsent(type, Language::new);
    }
}
