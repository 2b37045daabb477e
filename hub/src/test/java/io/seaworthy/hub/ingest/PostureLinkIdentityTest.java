package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.Revocation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream is its certificate's, and ends with it. */
class PostureLinkIdentityTest {

    private static final String A = "aaaaaaaa-1111-4222-8333-444455556666";
    private static final String B = "bbbbbbbb-1111-4222-8333-444455556666";

    private final RunningHub hub = new RunningHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theCertificateOfOneClusterCannotSpeakForAnother() throws Exception {
        hub.enrol(B, Requests.ec());
        try (var agent = hub.agent(A)) {
            var end = agent.greet(B).end();

            assertThat(end.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(hub.inventory.hellos).isEmpty();
            assertThat(hub.refusals("other cluster")).isEqualTo(1);
        }
    }

    @Test
    void aBatchCannotNameTheSessionOfAnotherCluster() throws Exception {
        try (var one = hub.agent(A);
                var other = hub.agent(B)) {
            var session = one.greet(A).welcome().getSession();
            var talk = other.greet(B);
            talk.welcome();
            talk.send(TestAgent.batch(session, 1));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(hub.inventory.applied).isEmpty();
        }
    }

    @Test
    void aRevokedStreamDropsAtOnceAndStaysOut() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            var start = System.nanoTime();
            hub.identities.revoke(new ClusterId(A), "the test", "gone", "");
            var end = talk.end();
            var took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(end.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(end.getDescription()).contains("revoked");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(agent.greet(A).end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(hub.inventory.hellos).hasSize(1);
        }
    }

    @Test
    void whatAnotherHubRevokedDropsWithinFiveSeconds() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            var start = System.nanoTime();
            var now = hub.clock.instant();
            var entry = new AuditEntry(now, "other hub", "revokeAgent", A, "", "");
            hub.store.identityStore().revoke(new ClusterId(A), new Revocation("other hub", now), entry);
            var end = talk.end();

            assertThat(end.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aStreamEndsWithItsCertificate() throws Exception {
        try (var quick = new RunningHub(RunningHub.heartbeat(Duration.ofMillis(500)));
                var agent = quick.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            quick.clock.advance(Duration.ofDays(31));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }
}
