package io.seaworthy.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.seaworthy.agent.config.Address;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.agent.v1.EnrolRequest;
import io.seaworthy.agent.v1.EnrolmentGrpc;
import io.seaworthy.agent.v1.RenewRequest;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

/** Asks the hub for certificates; every request comes with a new key, which stays here. */
final class Enroller {

    private static final int SECONDS = 30;

    private final HubChannel channels;
    private final String version;

    Enroller(HubChannel channels, String version) {
        this.channels = channels;
        this.version = version;
    }

    /** How it ended. */
    sealed interface Outcome {}

    record Issued(Identity identity) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** The first certificate of a cluster. */
    Outcome enrol(Address hub, JoinToken token, String clusterId, String clusterName) {
        ManagedChannel channel;
        try {
            channel = channels.pinned(hub, token.pinBytes());
        } catch (GeneralSecurityException impossible) {
            // It takes no certificate of ours, so only a Java without TLS ends here.
            throw new IllegalStateException(impossible);
        }
        var request = CertificateRequest.fresh();
        try {
            var answer = EnrolmentGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .enrol(EnrolRequest.newBuilder()
                            .setToken(token.text())
                            .setClusterId(clusterId)
                            .setClusterName(clusterName)
                            .setCsr(request.pkcs10())
                            .setAgentVersion(version)
                            .build());
            return issued(request, answer, token.id(), clusterId);
        } catch (StatusRuntimeException refused) {
            return new Refused(Refusal.ofEnrolment(refused.getStatus()));
        } finally {
            HubChannel.close(channel);
        }
    }

    /**
     * Another certificate for the same cluster.
     *
     * @param channel with the identity that is to be replaced
     */
    Outcome renew(ManagedChannel channel, Identity identity, String clusterId) {
        var request = CertificateRequest.fresh();
        try {
            var answer = EnrolmentGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .renew(RenewRequest.newBuilder().setCsr(request.pkcs10()).build());
            return issued(request, answer, identity.tokenId(), clusterId);
        } catch (StatusRuntimeException refused) {
            return new Refused(Refusal.ofStream(refused.getStatus()));
        }
    }

    private static Outcome issued(CertificateRequest request, Certificate answer, String tokenId, String clusterId) {
        try {
            var identity = Identity.of(request.key(), answer.getChainPem(), answer.getTrustPem(), tokenId);
            return identity.isOf(clusterId)
                    ? new Issued(identity)
                    : new Refused(Refusal.lasting(
                            "the hub answers with a certificate of another cluster (" + answer.getIdentity() + ")",
                            "Report this line with the versions of hub and agent."));
        } catch (GeneralSecurityException broken) {
            return new Refused(Refusal.lasting(
                    "the hub answers with a certificate that cannot be read: " + broken.getMessage(),
                    "Install the agent in the hub's version; if they are equal, report this line."));
        }
    }
}
