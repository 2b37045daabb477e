package io.seaworthy.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.seaworthy.posture.v1.Gap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleObjectsTest {

    private static final ResourceKind REPORTS =
            new ResourceKind("aquasecurity.github.io", "v1alpha1", "vulnerabilityreports", "VulnerabilityReport", true);
    private static final String GROUP = "/apis/aquasecurity.github.io/v1alpha1";
    private static final String REPORT = GROUP + "/namespaces/shop/vulnerabilityreports/web";

    private FakeApiServer server;
    private LiveCluster cluster;

    @BeforeEach
    void connect(@TempDir Path folder) throws IOException {
        server = FakeApiServer.start();
        cluster = server.connect(folder);
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void objectIsReadTokenByToken() {
        server.answers.put(REPORT, "{\"kind\":\"VulnerabilityReport\",\"report\":{}}");

        assertThat(fields()).isEqualTo(new Answer.Found<>("kind report "));
    }

    @Test
    void objectThatIsGoneIsAbsent() {
        server.refusals.put(REPORT, 404);

        assertThat(fields()).isEqualTo(new Answer.Absent<>());
    }

    @Test
    void refusalIsAGap() {
        server.refusals.put(REPORT, 403);

        assertThat(fields())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.gap().getReason()).isEqualTo(Gap.Reason.DENIED));
    }

    @Test
    void answerThatBreaksOffIsUnreachableAndNotBroken() {
        server.secret = Optional.of("{\"kind\":\"Vulnerab");

        assertThat(fields())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.gap().getReason()).isEqualTo(Gap.Reason.UNREACHABLE));
    }

    @Test
    void objectThatSaysNothingIsBrokenInTheWordsOfItsReader() {
        server.answers.put(REPORT, "{}");

        var answer = cluster.read(REPORTS, "shop", "web", _ -> {
            throw new IOException("holds no report");
        });

        assertThat(answer).isInstanceOfSatisfying(Answer.Broken.class, broken -> {
            assertThat(broken.error().getItem()).isEqualTo("VulnerabilityReport shop/web");
            assertThat(broken.error().getReason()).isEqualTo("holds no report");
        });
    }

    @Test
    void kindIsServedIfItsGroupListsIt() {
        server.answers.put(GROUP, "{\"resources\":[{\"name\":\"other\"},{\"name\":\"vulnerabilityreports\"}]}");

        assertThat(cluster.serves(REPORTS)).isEqualTo(new Answer.Found<>(true));
    }

    @Test
    void kindIsNotServedIfItsGroupListsOthersOnly() {
        server.answers.put(GROUP, "{\"resources\":[{\"name\":\"other\"}]}");

        assertThat(cluster.serves(REPORTS)).isEqualTo(new Answer.Found<>(false));
    }

    @Test
    void kindIsNotServedWithoutItsGroup() {
        server.refusals.put(GROUP, 404);

        assertThat(cluster.serves(REPORTS)).isEqualTo(new Answer.Found<>(false));
    }

    @Test
    void whetherAKindIsServedIsUnknownIfNobodyAnswers() {
        server.refusals.put(GROUP, 503);

        assertThat(cluster.serves(REPORTS)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void metadataTellsOwners() {
        server.answers.put(GROUP + "/vulnerabilityreports", """
                {"metadata":{},"items":[{"metadata":{"name":"web","ownerReferences":[
                  {"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-5d9","uid":"u","controller":true,"more":{"a":1}}]}}]}
                """);
        var seen = new ArrayList<ObjectMeta>();

        var listing = cluster.listMetadata(REPORTS, "", seen::add);

        assertThat(listing.complete()).isTrue();
        assertThat(seen.getFirst().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner)
                        .extracting(
                                OwnerReference::getApiVersion,
                                OwnerReference::getKind,
                                OwnerReference::getName,
                                OwnerReference::getController)
                        .containsExactly("apps/v1", "ReplicaSet", "web-5d9", true));
    }

    private Answer<String> fields() {
        return cluster.read(REPORTS, "shop", "web", parser -> {
            var names = new StringBuilder();
            while (parser.nextToken() != null && parser.currentName() != null) {
                names.append(parser.currentName()).append(' ');
                parser.nextToken();
                parser.skipChildren();
            }
            return names.toString();
        });
    }
}
