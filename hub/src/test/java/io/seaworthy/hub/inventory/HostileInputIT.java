package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.ItemError;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileInputIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final ClusterId cluster = HubUnderTest.newCluster();
    private HubUnderTest hub;

    @BeforeEach
    void start() {
        hub = new HubUnderTest(DATABASE, CATALOGUE);
    }

    @Test
    void namesThatNoDatabaseLikesAreKeptAsFarAsTheyGo() {
        var strange = "we\0ird '); drop table fact; -- \u202e \uD83D\uDEA2".repeat(200);
        var posture = Postures.each(
                Postures.status(Postures.of("release-states", cluster), "failed"),
                fact -> fact.hasRelease()
                        ? fact.toBuilder()
                                .setRelease(fact.getRelease().toBuilder()
                                        .setName(strange)
                                        .setNamespace(strange)
                                        .setDescription(strange))
                                .build()
                        : fact);

        var agent = hub.agent(cluster);
        var outcome = agent.show(posture);
        var events = hub.events(cluster).size();
        agent.complete(posture);

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(hub.finding(cluster, "release-healthy").name)
                .startsWith("we\uFFFDird")
                .hasSizeLessThanOrEqualTo(300);
        assertThat(hub.events(cluster)).hasSize(events);
    }

    @Test
    void nameOfAClusterMayBeAnything() {
        hub.inventory.open(
                cluster,
                Hello.newBuilder()
                        .setClusterName("<script>\0" + "x".repeat(1_000))
                        .build());

        assertThat(hub.cluster(cluster).name).startsWith("<script>\uFFFDxxx").hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void errorsOfTheAgentAreKeptUntilItKnowsOthers() {
        var agent = hub.agent(cluster);
        var error = ItemError.newBuilder()
                .setItem("Secret shop/\0")
                .setReason("not gzip")
                .setRemedy("delete it")
                .build();

        hub.inventory.apply(
                agent.session(),
                Batch.newBuilder()
                        .setSession(agent.session().number())
                        .setSequence(1)
                        .addErrors(error)
                        .addErrors(error)
                        .setErrorsKnown(true)
                        .build());

        assertThat(hub.errors(cluster)).isEqualTo(2);
    }

    @Test
    void factOfAKindThatThisVersionDoesNotKnowIsKeptAndNotJudged() {
        var unknown = Fact.newBuilder()
                .setKey("SbomFact/shop/web")
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                99,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                        .build())
                        .build())
                .build();
        var posture =
                Postures.of("clean", cluster).toBuilder().addFacts(unknown).build();

        var outcome = hub.agent(cluster).show(posture);

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(hub.facts(cluster)).anySatisfy(fact -> {
            assertThat(fact.kind).isEqualTo("SbomFact");
            assertThat(fact.body).isEqualTo(unknown.toByteArray());
            assertThat(fact.verdicts).isEmpty();
        });
    }

    @Test
    void batchWithOneWrongFactIsRefusedAsAWholeAndTheSessionGoesOn() {
        var posture = Postures.of("clean", cluster);
        var agent = hub.agent(cluster);
        var changes = agent.batches(posture).getFirst();
        var wrong =
                Change.newBuilder(changes.getFirst()).setHash(ByteString.EMPTY).build();

        var refused = hub.inventory.apply(agent.session(), agent.batch(1, List.of(changes.getLast(), wrong)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome -> assertThat(outcome.reason())
                                .contains(changes.getFirst().getKey()));
        assertThat(hub.facts(cluster)).isEmpty();
        assertThat(agent.show(posture)).isInstanceOf(Outcome.Committed.class);
    }
}
