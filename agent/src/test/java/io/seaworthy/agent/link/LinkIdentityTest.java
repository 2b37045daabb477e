package io.seaworthy.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.seaworthy.agent.config.Join;
import io.seaworthy.agent.config.JoinToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an agent gets, keeps and loses the right to speak for its cluster. */
@Timeout(60)
class LinkIdentityTest extends RunningLink {

    @Test
    void firstConnectionEnrolsAndSendsEverything() throws IOException {
        cluster.look();

        connect(hub.token("first"));

        live();
        assertThat(hub.facts).containsOnlyKeys("ClusterFact", "NamespaceFact/billing", "NamespaceFact/shop");
        assertThat(hub.enrolments).hasValue(1);
        assertThat(hub.digestsThatDiffer).hasValue(0);
        assertThat(Files.getPosixFilePermissions(folder.resolve("identity.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void certificateIsRenewedBeforeItEndsAndTheLinkGoesOn() throws IOException {
        hub.certificateLife = Duration.ofHours(1);
        hub.certificateAge = Duration.ofMinutes(50);
        cluster.look();

        connect(hub.token("first"));

        eventually(() -> hub.renewals.get() == 1);
        eventually(() -> link.counters().now().connections() == 2);
        live();
        assertThat(hub.renewals).hasValue(1);
        assertThat(hub.enrolments).hasValue(1);
        assertThat(Files.readString(folder.resolve("identity.pem"))).contains("PRIVATE KEY");
    }

    @Test
    void hubMayAskForARenewalAtAnyTime() throws IOException {
        connectLive();
        var before = Files.readString(folder.resolve("identity.pem"));

        hub.askForRenewal();

        eventually(() -> link.counters().now().connections() == 2);
        live();
        assertThat(Files.readString(folder.resolve("identity.pem"))).isNotEqualTo(before);
    }

    @Test
    void nextStartNeedsNoToken() throws IOException {
        connectLive();
        link.close();

        link = start(Join.none());

        eventually(() -> hub.snapshots.size() == 2);
        assertThat(hub.enrolments).hasValue(1);
    }

    @Test
    void usedTokenIsSaidClearly() {
        cluster.look();
        var token = hub.token("first");
        hub.usableTokens.clear();

        connect(token);

        var refusal = refusal();
        assertThat(refusal.reason()).contains("join token").contains("used up").doesNotContain(token.secret());
        assertThat(refusal.remedy()).contains("seaworthy token create");
        assertThat(refusal.patience()).isEqualTo(Refusal.Patience.LONG);
    }

    @Test
    void missingTokenIsSaidClearly() {
        cluster.look();

        link = start(Join.none());

        assertThat(refusal().reason()).contains("no join token");
    }

    @Test
    void tokenFileMayComeLater() throws IOException {
        cluster.look();
        var file = folder.resolve("token");
        link = start(new Join(Optional.empty(), Optional.of(file)));
        eventually(() -> link.state() instanceof LinkState.BackingOff);

        Files.writeString(file, hub.token("late").text() + "\n");

        live();
        assertThat(hub.enrolments).hasValue(1);
    }

    @Test
    void enrolledClusterIsSaidClearly() {
        cluster.look();
        hub.enrolmentRefusal = Optional.of(Status.ALREADY_EXISTS);

        connect(hub.token("second"));

        assertThat(refusal().reason()).contains("enrolled already");
    }

    @Test
    void serverOfAnotherAuthorityGetsNoToken() {
        cluster.look();
        var real = hub.token("first");
        var foreign = new JoinToken(real.id(), real.secret(), new TestAuthority("another").pin());

        connect(foreign);

        assertThat(refusal().reason()).contains("not trusted");
        assertThat(hub.enrolments).hasValue(0);
        assertThat(hub.usableTokens).hasSize(1);
    }

    @Test
    void refusedIdentityIsReplacedWithANewTokenOnly() {
        connectLive();
        hub.refusal = Optional.of(Status.UNAUTHENTICATED.withDescription("revoked"));
        hub.cut();
        eventually(() -> link.state() instanceof LinkState.BackingOff waiting
                && waiting.refusal().identityRefused());
        assertThat(hub.enrolments).hasValue(1);
        assertThat(refusal().reason()).contains("revoked");
    }

    @Test
    void nothingIsKnownWithoutTheClustersIdentity() {
        cluster.clusterId = "";
        cluster.look();

        connect(hub.token("first"));

        assertThat(refusal().reason()).contains("kube-system");
        assertThat(hub.enrolments).hasValue(0);
    }
}
