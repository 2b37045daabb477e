package io.seaworthy.hub.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void aTerminalHasColoursAndAPipeHasNot() {
        assertThat(Terminal.wantsColour(true, Map.of())).isTrue();
        assertThat(Terminal.wantsColour(false, Map.of())).isFalse();
    }

    @Test
    void noColorWinsOverEverything() {
        assertThat(Terminal.wantsColour(true, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")))
                .isFalse();
    }

    @Test
    void anEmptyNoColorSaysNothing() {
        assertThat(Terminal.wantsColour(true, Map.of("NO_COLOR", ""))).isTrue();
    }

    @Test
    void colourCanBeForcedIntoAPipe() {
        assertThat(Terminal.wantsColour(false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
        assertThat(Terminal.wantsColour(false, Map.of("CLICOLOR_FORCE", "0"))).isFalse();
    }

    @Test
    void aDumbTerminalHasNone() {
        assertThat(Terminal.wantsColour(true, Map.of("TERM", "dumb"))).isFalse();
    }
}
