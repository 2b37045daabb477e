package io.seaworthy.hub.cli;

import io.seaworthy.hub.control.Severity;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From which severity on a finding makes a scan fail.
 *
 * @param severity empty = no finding does
 */
record FailOn(Optional<Severity> severity) {

    static final FailOn ANY = new FailOn(Optional.of(Severity.LOW));

    /** What can be written on the command line. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("critical", "high", "medium", "low", "never").iterator();
        }
    }

    static final class Converter implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String word) {
            if (word.equals("never")) {
                return new FailOn(Optional.empty());
            }
            return new FailOn(Optional.of(Severity.of(word)
                    .orElseThrow(() -> new TypeConversionException(
                            "is '" + word + "', expected critical, high, medium, low or never"))));
        }
    }
}
