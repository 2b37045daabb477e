package io.seaworthy.hub.picture;

import io.seaworthy.hub.picture.Picture.Word;

/** Verdicts of one control behind one connection. A waived failure still fails: nobody is safer for it. */
public record Counts(int passed, int failed, int waived, int unknown, int notApplicable) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** @param letter P, F, N or U */
    static Counts of(String letter) {
        return switch (letter) {
            case "P" -> new Counts(1, 0, 0, 0, 0);
            case "F" -> new Counts(0, 1, 0, 0, 0);
            case "N" -> new Counts(0, 0, 0, 0, 1);
            default -> new Counts(0, 0, 0, 1, 0);
        };
    }

    Counts plus(Counts other) {
        return new Counts(
                passed + other.passed,
                failed + other.failed,
                waived + other.waived,
                unknown + other.unknown,
                notApplicable + other.notApplicable);
    }

    /** The same facts, of which nothing is known any more. */
    Counts unseen() {
        return new Counts(0, 0, 0, passed + failed + waived + unknown, notApplicable);
    }

    Counts withWaived(boolean accepted) {
        return accepted && failed == 1 ? new Counts(passed, 0, 1, unknown, notApplicable) : this;
    }

    Word worst() {
        if (failed + waived > 0) {
            return Word.FAIL;
        }
        return unknown > 0 || passed + notApplicable == 0 ? Word.UNKNOWN : passed > 0 ? Word.PASS : Word.NOT_APPLICABLE;
    }
}
