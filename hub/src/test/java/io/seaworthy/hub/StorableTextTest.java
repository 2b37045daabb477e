package io.seaworthy.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StorableTextTest {

    @Property
    void resultCanBeStoredAndStaysAsItIs(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int longest) {
        var kept = StorableText.of(text, longest);

        assertThat(kept).hasSizeLessThanOrEqualTo(longest).doesNotContain("\0");
        assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(kept);
        assertThat(StorableText.of(kept, longest)).isEqualTo(kept);
    }

    @Property
    void plainTextThatFitsIsNotTouched(@ForAll("plain") String text) {
        assertThat(StorableText.of(text, 100)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().alpha().ofMaxLength(100);
    }
}
