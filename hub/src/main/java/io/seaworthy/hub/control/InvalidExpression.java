package io.seaworthy.hub.control;

/** An expression that does not parse or type-check was asked for a value. */
final class InvalidExpression extends Exception {

    InvalidExpression(ControlProblem problem) {
        super(problem.reason());
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
