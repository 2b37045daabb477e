package io.seaworthy.agent.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SuspicionTest {

    private static final Suspicion SUSPICION = new Suspicion(Detectors.builtIn());

    @TestFactory
    Stream<DynamicTest> whateverADetectorFindsIsSuspected() throws IOException {
        try (var files = Files.walk(Path.of("src/test/resources/io/seaworthy/agent/credential"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("hit")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.toString(),
                            () -> assertThat(SUSPICION.of(text(file))).isTrue()));
        }
    }

    @Test
    void aPlainServiceIsNotWorthParsing() {
        var service = """
                # Source: web/templates/service.yaml
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  labels:
                    helm.sh/chart: web-0.1.0
                    app.kubernetes.io/managed-by: Helm
                spec:
                  type: ClusterIP
                  ports:
                    - {port: 80, targetPort: http, protocol: TCP, name: http}
                """;

        assertThat(SUSPICION.of(service)).isFalse();
    }

    private static String text(Path file) throws IOException {
        var fixture = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        return String.valueOf(fixture.get("text")).replace("<+>", "");
    }
}
