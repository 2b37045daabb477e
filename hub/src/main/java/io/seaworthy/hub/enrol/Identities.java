package io.seaworthy.hub.enrol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.hub.AuditEntry;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who may speak for which cluster. Each cluster has one live identity; a token gives the first certificate, a
 * certificate its successor, and a revocation ends all of them at once. Calls block.
 */
public final class Identities {

    /** Life of an agent's certificate. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_VERSION = 64;

    private final IdentityStore store;
    private final JoinTokenStore tokens;
    private final Authority authority;
    private final TrustDomain domain;
    private final InstantSource clock;
    private final Revocations revocations;

    public Identities(
            IdentityStore store, JoinTokenStore tokens, Authority authority, TrustDomain domain, InstantSource clock) {
        this.store = store;
        this.tokens = tokens;
        this.authority = authority;
        this.domain = domain;
        this.clock = clock;
        this.revocations = new Revocations(store, clock.instant());
    }

    /** A first certificate for a join token. A refusal uses nothing of the token up. */
    public Enrolment enrol(EnrolmentRequest request) {
        var now = clock.instant();
        var token = usable(request, now);
        if (token.isEmpty()) {
            return tokenRefused();
        }
        ClusterId cluster;
        try {
            cluster = new ClusterId(request.clusterId());
        } catch (IllegalArgumentException malformed) {
            // The message names the rule and not the text.
            return new Enrolment.RequestRefused(
                    String.valueOf(malformed.getMessage()), "send the UID of the kube-system namespace");
        }
        if (token.get().cluster().filter(bound -> !bound.equals(cluster)).isPresent()) {
            return tokenRefused();
        }
        if (request.clusterName().length() > LONGEST_NAME
                || request.agentVersion().length() > LONGEST_VERSION) {
            return new Enrolment.RequestRefused(
                    "the cluster's name or the agent's version is too long",
                    "send at most " + LONGEST_NAME + " and " + LONGEST_VERSION + " characters");
        }
        return switch (SigningRequest.read(request.csr(), domain.identity(cluster))) {
            case SigningRequest.Refused(var reason, var remedy) -> new Enrolment.RequestRefused(reason, remedy);
            case SigningRequest.Accepted accepted -> {
                var issued = authority.issue(accepted, cluster, domain.identity(cluster), LIFE);
                var name = request.clusterName().isBlank() ? cluster.value() : request.clusterName();
                var entry = store.enrol(
                        token.get().id(),
                        identity(cluster, issued, now, Optional.empty()),
                        name,
                        request.agentVersion());
                yield switch (entry) {
                    case ENTERED -> new Enrolment.Issued(cluster, message(cluster, issued));
                    case TOKEN_SPENT -> tokenRefused();
                    case ALREADY_ENROLLED ->
                        new Enrolment.AlreadyEnrolled(
                                "cluster " + cluster + " is enrolled, and a token never replaces an identity",
                                "if its agent has lost its key, revoke the cluster's identity and enrol again");
                };
            }
        };
    }

    /**
     * The successor of a certificate.
     *
     * @param current of the connection that asks
     */
    public Enrolment renew(X509Certificate current, ByteString csr) {
        return switch (admit(current)) {
            case Admission.Refused refused -> new Enrolment.IdentityRefused(refused.reason(), refused.remedy());
            case Admission.Admitted admitted -> renew(admitted, csr);
        };
    }

    private Enrolment renew(Admission.Admitted current, ByteString csr) {
        var cluster = current.cluster();
        return switch (SigningRequest.read(csr, domain.identity(cluster))) {
            case SigningRequest.Refused(var reason, var remedy) -> new Enrolment.RequestRefused(reason, remedy);
            case SigningRequest.Accepted accepted -> {
                var now = clock.instant();
                var issued = authority.issue(accepted, cluster, domain.identity(cluster), LIFE);
                var successor = identity(cluster, issued, now, Optional.of(now));
                yield store.renew(current.serial(), successor)
                        ? new Enrolment.Issued(cluster, message(cluster, issued))
                        : new Enrolment.IdentityRefused(
                                "the identity of cluster " + cluster + " was revoked",
                                "enrol again with a new join token");
            }
        };
    }

    /** Looks a client certificate up, whose chain the handshake has verified. */
    public Admission admit(X509Certificate certificate) {
        var named = Certificates.identities(certificate).stream()
                .map(domain::cluster)
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            return new Admission.Refused(
                    "foreign",
                    "the client certificate names no cluster of trust domain " + domain.name(),
                    "enrol with a join token of this hub");
        }
        var cluster = named.getFirst();
        var known = store.find(cluster, Certificates.serial(certificate))
                .filter(found -> found.fingerprint().equals(Certificates.fingerprint(certificate)));
        if (known.isEmpty()) {
            return new Admission.Refused(
                    "unknown",
                    "the client certificate of cluster " + cluster + " is not one this hub has in its books",
                    "enrol again with a new join token");
        }
        var identity = known.get();
        return switch (identity.state(clock.instant())) {
            case LIVE -> new Admission.Admitted(cluster, identity.serial(), identity.authority(), identity.notAfter());
            case ENDED ->
                new Admission.Refused(
                        "ended",
                        "the client certificate of cluster " + cluster + " ended at " + identity.notAfter(),
                        "revoke the cluster's identity and enrol again with a new join token");
            case REVOKED ->
                new Admission.Refused(
                        "revoked",
                        "the identity of cluster " + cluster + " was revoked",
                        "enrol again with a new join token, if the cluster may come back");
        };
    }

    /**
     * Takes the identity of a cluster away: its streams drop at once, here and (within 2 s) at every other hub.
     *
     * @param by name of who does it
     * @param reason as the audit log keeps it
     * @param address where the wish came from; empty = the hub itself
     */
    public IdentityRevocation revoke(ClusterId cluster, String by, String reason, String address) {
        var now = clock.instant();
        var entry = new AuditEntry(now, by, "revokeAgent", cluster.value(), reason, address);
        var revoked = store.revoke(cluster, new Revocation(by, now), entry);
        if (revoked.isEmpty()) {
            return new IdentityRevocation.NotEnrolled(
                    "cluster " + cluster + " is not enrolled", "list the clusters and take the id from there");
        }
        revocations.announce(cluster);
        return new IdentityRevocation.Revoked(revoked.get());
    }

    /** The newest certificate of each cluster, in the order of the clusters. */
    public List<Identity> list() {
        return store.list();
    }

    /** The newest certificate of a cluster. Empty = never enrolled. */
    public Optional<Identity> find(ClusterId cluster) {
        return store.newest(cluster);
    }

    /**
     * Tells whenever the identity of a cluster was taken away, by this hub or another; twice at worst.
     *
     * @return closing it ends the telling
     */
    public Subscription onRevocation(Consumer<ClusterId> listener) {
        return revocations.subscribe(listener);
    }

    /** Looks for what other hubs have revoked; {@link EnrolmentWatch} calls this every 2 s. */
    public void lookForRevocations() {
        revocations.look(clock.instant());
    }

    private Optional<JoinToken> usable(EnrolmentRequest request, Instant now) {
        return TokenText.parse(request.token())
                .flatMap(text -> tokens.find(text.id())
                        .filter(kept -> MessageDigest.isEqual(kept.secretHash(), text.secretHash())))
                .map(JoinTokenStore.KeptToken::token)
                .filter(token -> switch (token.state(now)) {
                    // Used up by this very agent, perhaps, whose answer was lost: the store knows.
                    case USABLE, USED_UP -> true;
                    case ENDED, REVOKED -> false;
                });
    }

    /** The same for every cause: whoever guesses learns nothing. */
    private static Enrolment tokenRefused() {
        return new Enrolment.TokenRefused(
                "the join token is unknown, used up, ended, revoked or made for another cluster",
                "make a new one: seaworthy token create");
    }

    private static Identity identity(
            ClusterId cluster, IssuedCertificate issued, Instant now, Optional<Instant> renewedAt) {
        return new Identity(
                cluster,
                Certificates.serial(issued.certificate()),
                Certificates.fingerprint(issued.certificate()),
                Certificates.keyPrint(issued.certificate()),
                issued.authority(),
                now,
                now,
                issued.certificate().getNotAfter().toInstant(),
                renewedAt,
                Optional.empty());
    }

    private Certificate message(ClusterId cluster, IssuedCertificate issued) {
        var notAfter = issued.certificate().getNotAfter().toInstant();
        return Certificate.newBuilder()
                .setChainPem(Pem.of(issued.chain()))
                .setTrustPem(authority.trust().pem())
                .setIdentity(domain.identity(cluster))
                .setNotAfter(Timestamp.newBuilder().setSeconds(notAfter.getEpochSecond()))
                .build();
    }
}
