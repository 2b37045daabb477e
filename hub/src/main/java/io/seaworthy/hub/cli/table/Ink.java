package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.score.Grade;

/** Colours and marks. Colour only repeats what a mark and a word already say. */
final class Ink {

    private final boolean colour;

    Ink(boolean colour) {
        this.colour = colour;
    }

    /** {@code ‼ CRITICAL}, padded to one width. */
    String severity(Severity severity) {
        var label = String.format("%-10s", Wording.mark(severity) + " " + severity.name());
        return switch (severity) {
            case CRITICAL -> paint("1;31", label);
            case HIGH -> paint("31", label);
            case MEDIUM -> paint("33", label);
            case LOW -> paint("36", label);
        };
    }

    String grade(Grade grade) {
        return switch (grade) {
            case A, B -> paint("1;32", grade.name());
            case C, D -> paint("1;33", grade.name());
            case F -> paint("1;31", grade.name());
        };
    }

    String heading(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String warning(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
