package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.seaworthy.hub.cli.table.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rendering of every fixture; {@code -Dseaworthy.update=true} writes what came out as what must come out. */
class RenderingTest {

    @TestFactory
    Stream<DynamicTest> eachFixtureIsRenderedAsItsFilesSay() {
        return RenderingFixture.all().stream()
                .flatMap(fixture -> Stream.of(OutputFormat.values())
                        .map(format -> dynamicTest(
                                fixture.folder().getFileName() + " as " + format, () -> compare(fixture, format))));
    }

    @Test
    void coloursOnlyRepeatWhatWordsSay() {
        var fixture = RenderingFixture.named("mixed");

        var coloured = fixture.rendered(OutputFormat.TABLE, new Terminal(true, true, 100));

        assertThat(coloured).contains("\u001b[1;31m‼ CRITICAL\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(fixture.rendered(OutputFormat.TABLE, RenderingFixture.PAPER));
    }

    @Test
    void noLineIsWiderThanTheTerminalExceptWhatIsCopied() {
        var narrow = RenderingFixture.named("mixed").rendered(OutputFormat.TABLE, new Terminal(true, false, 60));

        assertThat(narrow.lines().filter(line -> line.startsWith("            •") || line.startsWith("  ?")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    private static void compare(RenderingFixture fixture, OutputFormat format) throws IOException {
        var file = fixture.folder()
                .resolve("expected." + format
                        + (format == OutputFormat.TABLE || format == OutputFormat.WIDE ? ".txt" : ""));
        var rendered = fixture.rendered(format, RenderingFixture.PAPER);
        if (Boolean.getBoolean("seaworthy.update")) {
            Files.writeString(file, rendered);
        }

        assertThat(rendered).isEqualTo(Files.readString(file));
        assertThat(rendered.codePoints().filter(character -> character == 0x1b || character == 0x202e))
                .as("characters that act on a terminal")
                .isEmpty();
    }
}
