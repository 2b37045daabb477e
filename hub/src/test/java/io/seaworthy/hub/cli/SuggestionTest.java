package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("tiller-tls", "tiller-version", "record-size", "rbac-enforced");

    @Test
    void aTypingErrorFindsItsName() {
        assertThat(Suggestion.closeTo("tiler-tls", KNOWN)).containsExactly("tiller-tls");
    }

    @Test
    void aPartOfANameFindsIt() {
        assertThat(Suggestion.closeTo("size", KNOWN)).containsExactly("record-size");
    }

    @Test
    void somethingElseFindsNothing() {
        assertThat(Suggestion.closeTo("bananas", KNOWN)).isEmpty();
    }
}
