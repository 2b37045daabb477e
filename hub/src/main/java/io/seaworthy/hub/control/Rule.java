package io.seaworthy.hub.control;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A control that can be asked: its expressions, made ready when they are first needed. Safe for several threads. */
final class Rule {

    private final Control control;
    private final Expressions expressions;
    private final Map<Expression, Outcome> broken = new ConcurrentHashMap<>();
    private final Map<Expression, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    Rule(Control control, Expressions expressions) {
        this.control = control;
        this.expressions = expressions;
    }

    /** What an expression gives. */
    private sealed interface Outcome {
        record Value(Object value) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    Control control() {
        return control;
    }

    /** The same rule with another threshold. */
    Rule with(String param, Object value) {
        var params = new LinkedHashMap<>(control.params());
        params.put(param, value);
        return new Rule(control.withParams(params), expressions);
    }

    /** The verdict, and for a failure its severity and fix. */
    record Answer(Verdict verdict, Severity severity, String fix) {}

    Answer ask(Map<String, Object> variables) {
        var applies = condition(control.applies(), variables);
        if (applies instanceof Outcome.Value(var value) && value.equals(false)) {
            return settled(new Verdict.NotApplicable(text(control.notApplicable(), variables)));
        }
        var assessable = applies instanceof Outcome.Failed ? applies : condition(control.assessable(), variables);
        if (assessable instanceof Outcome.Value(var value) && value.equals(false)) {
            return settled(new Verdict.Unknown(text(control.missing(), variables)));
        }
        var passes =
                assessable instanceof Outcome.Failed ? assessable : condition(Optional.of(control.passes()), variables);
        return switch (passes) {
            case Outcome.Failed(var reason) -> settled(new Verdict.Unknown(reason));
            case Outcome.Value(var value) when value.equals(true) -> settled(new Verdict.Pass());
            case Outcome.Value _ -> failure(variables);
        };
    }

    private Answer settled(Verdict verdict) {
        return new Answer(verdict, control.severity(), "");
    }

    private Answer failure(Map<String, Object> variables) {
        var evidence = switch (evaluate(control.evidence(), variables)) {
            case Outcome.Value(String text) -> text;
            case Outcome.Value _ -> broken(control.evidence(), "it does not give a string");
            case Outcome.Failed(var reason) -> "It fails; " + reason;
        };
        return new Answer(new Verdict.Fail(evidence), severity(variables), text(control.fix(), variables));
    }

    private Severity severity(Map<String, Object> variables) {
        if (control.escalates().isEmpty()) {
            return control.severity();
        }
        var escalation = control.escalates().get();
        return condition(Optional.of(escalation.when()), variables) instanceof Outcome.Value(var value)
                        && value.equals(true)
                        && escalation.to().atLeast(control.severity())
                ? escalation.to()
                : control.severity();
    }

    private Outcome condition(Optional<Expression> expression, Map<String, Object> variables) {
        if (expression.isEmpty()) {
            return new Outcome.Value(true);
        }
        var outcome = evaluate(expression.get(), variables);
        return outcome instanceof Outcome.Value(var value) && !(value instanceof Boolean)
                ? new Outcome.Failed(broken(expression.get(), "it does not give a bool"))
                : outcome;
    }

    private String text(Template template, Map<String, Object> variables) {
        var text = new StringBuilder();
        for (var part : template.parts()) {
            switch (part) {
                case Template.Text(var fixed) -> text.append(fixed);
                case Template.Insert(var expression) ->
                    text.append(
                            switch (evaluate(expression, variables)) {
                                case Outcome.Value(var value) -> value;
                                case Outcome.Failed(var reason) -> "<" + reason + ">";
                            });
            }
        }
        return text.toString().strip();
    }

    private Outcome evaluate(Expression expression, Map<String, Object> variables) {
        var known = broken.get(expression);
        if (known != null) {
            return known;
        }
        try {
            var program = programs.get(expression);
            if (program == null) {
                program = expressions.program(control.fact(), expression);
                programs.put(expression, program);
            }
            return new Outcome.Value(program.eval(variables));
        } catch (InvalidExpression invalid) {
            // A built-in control whose expression does not type-check; the catalogue's test keeps these out.
            var outcome = new Outcome.Failed(broken(expression, invalid.getMessage()));
            broken.put(expression, outcome);
            return outcome;
        } catch (CelEvaluationException | RuntimeException error) {
            // The expression asked something this fact cannot answer: unknown, never a pass.
            return new Outcome.Failed(broken(expression, firstLine(error)));
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            // A hostile expression can blow a text up in one step; that allocation failed and nothing else did.
            var outcome = new Outcome.Failed(broken(expression, "it needs too much memory"));
            broken.put(expression, outcome);
            return outcome;
        }
    }

    private String broken(Expression expression, String reason) {
        return "control " + control.id() + " could not be judged: \"" + expression.key() + "\" ("
                + expression.location() + ") went wrong: " + reason;
    }

    /** CEL wraps what a function has to say; the innermost words are the clear ones. */
    private static String firstLine(Throwable error) {
        var innermost = error;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    }
}
