package io.seaworthy.hub.control;

/** What a control says about a fact. */
public sealed interface Verdict {

    /** It is as it should be. */
    record Pass() implements Verdict {}

    /** @param evidence the object and the field that decide */
    record Fail(String evidence) implements Verdict {}

    /** @param why the question does not arise */
    record NotApplicable(String why) implements Verdict {}

    /** @param missing what would have to be readable to judge; never counts as a pass */
    record Unknown(String missing) implements Verdict {}

    /** As screens and exports write it: {@code PASS}, {@code FAIL}, {@code NOT_APPLICABLE}, {@code UNKNOWN}. */
    default String word() {
        return switch (this) {
            case Pass _ -> "PASS";
            case Fail _ -> "FAIL";
            case NotApplicable _ -> "NOT_APPLICABLE";
            case Unknown _ -> "UNKNOWN";
        };
    }

    /** What it has to say beyond its word: evidence, why, what is missing; empty for a pass. */
    default String text() {
        return switch (this) {
            case Pass _ -> "";
            case Fail(var evidence) -> evidence;
            case NotApplicable(var why) -> why;
            case Unknown(var missing) -> missing;
        };
    }
}
