package io.seaworthy.e2e.process;

/** A program that a test started did not do what the test needs; the message names it and shows its log. */
public final class ProgramFailure extends RuntimeException {

    public ProgramFailure(String message) {
        super(message);
    }

    public ProgramFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
