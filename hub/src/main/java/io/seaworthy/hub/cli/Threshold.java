package io.seaworthy.hub.cli;

import io.seaworthy.hub.control.Catalogue;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A threshold of a control, set for one scan: {@code release-fresh.max_age_days=90}. */
record Threshold(String control, String param, String text) {

    static final class Converter implements ITypeConverter<Threshold> {
        @Override
        public Threshold convert(String words) {
            var equals = words.indexOf('=');
            var dot = words.lastIndexOf('.', equals < 0 ? words.length() : equals);
            if (equals < 0 || dot < 1) {
                throw new TypeConversionException(
                        "is '" + words + "', expected CONTROL.NAME=VALUE, such as release-fresh.max_age_days=90");
            }
            return new Threshold(
                    words.substring(0, dot), words.substring(dot + 1, equals), words.substring(equals + 1));
        }
    }

    /**
     * The catalogue with this threshold.
     *
     * @throws TypeConversionException if there is no such threshold, or the text is not of its type
     */
    Catalogue in(Catalogue catalogue) {
        var known = catalogue
                .control(control)
                .orElseThrow(() -> new TypeConversionException(Suggestion.noSuchControl(control, catalogue)))
                .params();
        var current = known.get(param);
        if (current == null) {
            throw new TypeConversionException("Control " + control
                    + (known.isEmpty()
                            ? " has no thresholds"
                            : " has no threshold \"" + param + "\"; it has: " + String.join(", ", known.keySet())));
        }
        return catalogue.with(control, param, likewise(current));
    }

    private Object likewise(Object current) {
        try {
            return switch (current) {
                case Long _ -> Long.parseLong(text);
                case Double _ -> Double.parseDouble(text);
                case Boolean _ when text.equals("true") || text.equals("false") -> text.equals("true");
                case String _ -> text;
                case List<?> list
                when list.stream().allMatch(String.class::isInstance) ->
                    text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
                default -> throw mismatch(current);
            };
        } catch (NumberFormatException notANumber) {
            // Said below in words that fit a command line.
            throw mismatch(current);
        }
    }

    private TypeConversionException mismatch(Object current) {
        return new TypeConversionException(
                "Threshold " + control + "." + param + " cannot be '" + text + "', expected something like " + current);
    }
}
