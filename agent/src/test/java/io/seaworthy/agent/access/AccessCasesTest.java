package io.seaworthy.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.AnonymousAccess;
import io.seaworthy.posture.v1.Encryption;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.SecretAudience;
import io.seaworthy.posture.v1.SecretReaders;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code cases} is a cluster: {@code objects.yaml} and what must be said about it, one file an answer,
 * in protobuf's JSON; a file that says {@code absent} wants no answer.
 *
 * <pre>
 * access/NAMESPACE/ACCOUNT.json    an AccessFact
 * audience/NAMESPACE/SECRET.json   a SecretAudience
 * namespace/NAMESPACE.json         a NamespaceFact, team label "team"
 * anonymous.json, secret-readers.json, encryption.json
 * </pre>
 */
class AccessCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseIsJudgedAsItsFolderSays() throws IOException, URISyntaxException {
        var cases = Path.of(AccessCasesTest.class.getResource("cases").toURI());
        try (var files = Files.walk(cases)) {
            var expectations = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(expectations).hasSizeGreaterThan(20);
            return expectations.stream()
                    .map(cases::relativize)
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(cases, file)));
        }
    }

    private static void check(Path cases, Path file) throws IOException {
        var name = file.getName(0).toString();
        var cluster = RecordedCluster.complete(
                name, Files.readString(cases.resolve(name).resolve("objects.yaml")));

        var answer = answer(cluster, file.subpath(1, file.getNameCount()));

        var expected = Files.readString(cases.resolve(file)).strip();
        if (expected.equals("absent")) {
            assertThat(answer).isEmpty();
            return;
        }
        assertThat(answer).isPresent();
        var builder = answer.get().newBuilderForType();
        JsonFormat.parser().merge(expected, builder);
        assertThat(JsonFormat.printer().print(answer.get()))
                .isEqualTo(JsonFormat.printer().print(builder));
    }

    private static Optional<? extends Message> answer(Cluster cluster, Path question) {
        var rules = AccessRules.read(cluster);
        var last = question.getFileName().toString().replace(".json", "");
        return switch (question.getName(0).toString()) {
            case "access" ->
                Optional.<AccessFact>of(rules.of(question.getName(1).toString(), last));
            case "audience" ->
                rules.secretReaders(question.getName(1).toString(), last).map(SecretAudience.class::cast);
            case "namespace" -> namespace(cluster, last);
            case "anonymous.json" -> rules.anonymousAccess().map(AnonymousAccess.class::cast);
            case "secret-readers.json" -> rules.clusterSecretReaders().map(SecretReaders.class::cast);
            case "encryption.json" -> ApiServerFlags.encryption(cluster).found().map(Encryption.class::cast);
            default -> throw new IllegalArgumentException(question + " asks nothing known");
        };
    }

    private static Optional<NamespaceFact> namespace(Cluster cluster, String name) {
        var found = new ArrayList<NamespaceFact>();
        new Namespaces("team").read(cluster, found::add);
        return found.stream().filter(fact -> fact.getName().equals(name)).findFirst();
    }
}
