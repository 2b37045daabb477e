package io.seaworthy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The agent ships with fewer libraries than its dependencies name; whatever its own code uses must be among them. */
class LibrariesIT {

    private static final Path SHIPPED = Path.of("target/app/lib");

    @Test
    void everyClassThatTheAgentNamesIsShipped() throws IOException {
        var own = jars("agent-[0-9].*");
        var contracts = jars("proto-[0-9].*");
        var all = jars(".*");

        assertThat(own).hasSize(1);
        assertThat(contracts).hasSize(1);
        assertThat(missing(all, own.iterator().next())).isEmpty();
        assertThat(missing(all, contracts.iterator().next())).isEmpty();
    }

    @Test
    void aLibraryThatIsLeftOutWouldBeNoticed() throws IOException {
        var own = jars("agent-[0-9].*").iterator().next();
        var fewer = jars(".*").stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("grpc-api"))
                .collect(Collectors.toSet());

        assertThat(missing(fewer, own)).contains("io.grpc");
    }

    private static Set<Path> jars(String name) throws IOException {
        try (var files = Files.list(SHIPPED)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "\\.jar"))
                    .collect(Collectors.toSet());
        }
    }

    private static String missing(Set<Path> libraries, Path jar) {
        var words = new StringWriter();
        var path = libraries.stream()
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(words, true),
                        new PrintWriter(words, true),
                        "--multi-release",
                        "25",
                        "--missing-deps",
                        "--class-path",
                        path,
                        jar.toString());
        return words.toString().strip();
    }
}
