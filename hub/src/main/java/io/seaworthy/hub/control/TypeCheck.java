package io.seaworthy.hub.control;

import io.seaworthy.hub.control.Language.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Checks that every expression of a control fits its fact and gives what it is for. */
final class TypeCheck {

    private TypeCheck() {}

    static List<ControlProblem> problems(Control control, Expressions expressions) {
        var problems = new ArrayList<ControlProblem>();
        each(
                control,
                (expression, wanted) ->
                        expressions.problem(control.fact(), expression, wanted).ifPresent(problems::add));
        return problems;
    }

    /** Every expression of a control and what it has to give. */
    static void each(Control control, BiConsumer<Expression, Result> visitor) {
        control.applies().ifPresent(expression -> visitor.accept(expression, Result.CONDITION));
        control.assessable().ifPresent(expression -> visitor.accept(expression, Result.CONDITION));
        visitor.accept(control.passes(), Result.CONDITION);
        visitor.accept(control.evidence(), Result.TEXT);
        control.escalates().ifPresent(escalation -> visitor.accept(escalation.when(), Result.CONDITION));
        for (var template : List.of(control.notApplicable(), control.missing(), control.fix())) {
            template.expressions().forEach(expression -> visitor.accept(expression, Result.INSERT));
        }
    }
}
