package io.seaworthy.hub.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2K",
                "\u009b31m",
                "\u202e",
                "\u2066",
                "\u200f",
                "\u0000",
                "\u007f",
                "\r",
                "\u2028",
                "\ufeff",
                "\ud800"
            })
    void whatActsBecomesVisible(String active) {
        assertThat(Plain.line("a" + active + "b").codePoints().noneMatch(Plain::isActive))
                .isTrue();
        assertThat(Plain.block("a" + active + "b").codePoints().noneMatch(Plain::isActive))
                .isTrue();
    }

    @Test
    void ordinaryTextOfAnyScriptStays() {
        assertThat(Plain.line("Größe 日本 עברית ‼ 🚢")).isEqualTo("Größe 日本 עברית ‼ 🚢");
    }

    @Test
    void aLineHasNoLineBreakAndABlockKeepsIts() {
        assertThat(Plain.line("a\nb\tc")).isEqualTo("a\\nb\\tc");
        assertThat(Plain.block("a\nb\tc")).isEqualTo("a\nb\tc");
    }
}
