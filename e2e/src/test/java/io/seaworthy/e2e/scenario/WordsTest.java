package io.seaworthy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void quotesKeepSpacesTogetherAndAreTakenOff() {
        assertThat(Words.of("patch service x --patch '{\"spec\": {}}' \"a b\"c"))
                .containsExactly("patch", "service", "x", "--patch", "{\"spec\": {}}", "a bc");
    }

    @Test
    void emptyQuotesAreAWord() {
        assertThat(Words.of("set '' ")).containsExactly("set", "");
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatThrownBy(() -> Words.of("say 'hello")).hasMessageContaining("not closed");
    }
}
