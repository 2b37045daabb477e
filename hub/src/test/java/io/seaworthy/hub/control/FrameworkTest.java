package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameworkTest {

    @Test
    void everyFrameworkNamesEditionSourceAndReferences() {
        assertThat(Framework.builtIn())
                .extracting(Framework::id)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(Framework.builtIn()).allSatisfy(framework -> {
            assertThat(framework.title()).isNotEmpty();
            assertThat(framework.edition()).isNotEmpty();
            assertThat(framework.source()).contains("https://");
            assertThat(framework.references()).isNotEmpty().allSatisfy((number, title) -> {
                assertThat(number).isNotEmpty();
                assertThat(title).isNotEmpty();
            });
        });
    }
}
