package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.seaworthy.agent.v1.Absent;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Unreadable;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchCheckTest {

    private static final ClusterId CLUSTER = new ClusterId("mine");
    private static final int LIMIT = 1 << 16;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("has no key", good("").build()),
                Arguments.of("more than 512 bytes", good("\u20ac".repeat(171)).build()),
                Arguments.of("U+0000", good("a\0b").build()),
                Arguments.of("neither observed", good("a").clearWhat().build()),
                Arguments.of(
                        "without saying why",
                        good("a").setUnreadable(Unreadable.getDefaultInstance()).build()),
                Arguments.of("another key inside", good("a").setKey("b").build()),
                Arguments.of(
                        "hash of 3 bytes",
                        good("a").setHash(ByteString.copyFromUtf8("abc")).build()),
                Arguments.of(
                        "has no body",
                        good("a").setObserved(Fact.newBuilder().setKey("a")).build()),
                Arguments.of(
                        "is a ClusterFact or is called so", good("ClusterFact").build()),
                Arguments.of(
                        "is a ClusterFact or is called so", cluster("a", "mine").build()),
                Arguments.of("another cluster", cluster("ClusterFact", "yours").build()),
                Arguments.of(
                        "cannot be absent",
                        good("ClusterFact")
                                .setAbsent(Absent.getDefaultInstance())
                                .build()));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String reason, Change change) {
        assertThat(BatchCheck.problem(CLUSTER, batch(change), LIMIT))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(reason).hasSizeLessThan(250));
    }

    @Test
    void everythingInOrderHasNoProblem() {
        assertThat(BatchCheck.problem(
                        CLUSTER,
                        batch(
                                good("a").build(),
                                good("b").setAbsent(Absent.getDefaultInstance()).build(),
                                cluster("ClusterFact", "mine").build()),
                        LIMIT))
                .isEmpty();
        assertThat(BatchCheck.problem(CLUSTER, batch(cluster("ClusterFact", "").build()), LIMIT))
                .isEmpty();
    }

    @Test
    void keyMayStandOnceInABatch() {
        assertThat(BatchCheck.problem(
                        CLUSTER, batch(good("a").build(), good("a").build()), LIMIT))
                .hasValueSatisfying(problem -> assertThat(problem).contains("\"a\" stands twice"));
    }

    @Test
    void oversizedBatchIsNamedByItsFirstKey() {
        var big = good("big");
        big.getObservedBuilder().getNamespaceBuilder().setName("x".repeat(LIMIT));

        assertThat(BatchCheck.problem(CLUSTER, batch(big.build()), LIMIT))
                .hasValueSatisfying(problem -> assertThat(problem).contains("65536", "\"big\""));
    }

    private static Change.Builder good(String key) {
        return Change.newBuilder()
                .setKey(key)
                .setHash(ByteString.copyFrom(new byte[32]))
                .setObserved(Fact.newBuilder()
                        .setKey(key)
                        .setNamespace(NamespaceFact.newBuilder().setName("shop")));
    }

    private static Change.Builder cluster(String key, String id) {
        return good(key)
                .setObserved(Fact.newBuilder()
                        .setKey(key)
                        .setCluster(ClusterFact.newBuilder().setId(id)));
    }

    private static Batch batch(Change... changes) {
        var batch = Batch.newBuilder().setSequence(7);
        for (var change : changes) {
            batch.addChanges(change);
        }
        return batch.build();
    }
}
