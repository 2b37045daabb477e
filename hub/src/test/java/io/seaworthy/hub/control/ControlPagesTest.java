package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dseaworthy.write=true} it writes the pages instead of comparing them. */
class ControlPagesTest {

    private static final Path FOLDER = TestTree.root().resolve("docs/controls");

    @Test
    void pagesAreCurrent() throws IOException {
        var pages = new ControlPages(Catalogue.builtIn().controls(), Framework.builtIn()).pages();
        if (Boolean.getBoolean("seaworthy.write")) {
            Files.createDirectories(FOLDER);
            for (var old : TestTree.files(FOLDER).toList()) {
                Files.delete(old);
            }
            for (var page : pages.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }

        var names = TestTree.files(FOLDER)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(names).as("docs/controls: run 'make docs'").isEqualTo(pages.keySet());
        for (var page : pages.entrySet()) {
            assertThat(FOLDER.resolve(page.getKey()))
                    .as("docs/controls/%s is not current: run 'make docs'", page.getKey())
                    .hasContent(page.getValue());
        }
    }

    @Test
    void pageNamesEditionAndTitleOfEachReference() {
        var control = Catalogue.builtIn().control("tiller-tls").orElseThrow();

        var page = new ControlPages(Catalogue.builtIn().controls(), Framework.builtIn()).page(control);

        assertThat(page)
                .contains(
                        control.title(),
                        control.why(),
                        control.fix().source(),
                        control.passes().source())
                .contains("(Helm 2.17.0 documentation), 2: Give each Tiller gRPC endpoint its own TLS certificate");
    }
}
