package io.seaworthy.agent.link;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.seaworthy.agent.config.Address;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.v1.Ack;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.EnrolRequest;
import io.seaworthy.agent.v1.EnrolmentGrpc;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.HeldFacts;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.agent.v1.RenewRequest;
import io.seaworthy.agent.v1.Renewal;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.agent.v1.Superseded;
import io.seaworthy.agent.v1.Welcome;
import io.seaworthy.posture.v1.ItemError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A hub that keeps what it is told in memory, and misbehaves as it is asked to. */
final class FakeHub implements AutoCloseable {

    final TestAuthority authority = new TestAuthority("hub authority");
    final Map<String, HeldFact> facts = new ConcurrentHashMap<>();
    final List<Batch> batches = new CopyOnWriteArrayList<>();
    final List<SnapshotComplete> snapshots = new CopyOnWriteArrayList<>();
    final List<ItemError> errors = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<String> usableTokens = new ConcurrentLinkedQueue<>();
    final AtomicInteger enrolments = new AtomicInteger();
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger heartbeats = new AtomicInteger();
    final AtomicInteger digestsThatDiffer = new AtomicInteger();
    final AtomicLong sessions = new AtomicLong();
    volatile Optional<Status> refusal = Optional.empty();
    volatile Optional<Status> enrolmentRefusal = Optional.empty();
    volatile Duration certificateLife = Duration.ofHours(1);
    volatile Duration certificateAge = Duration.ZERO;
    volatile int cutAfterBatches = Integer.MAX_VALUE;
    volatile int batchLimit = 64 * 1024;
    volatile boolean acknowledging = true;
    private volatile StreamObserver<HubFrame> current = new Deaf<>();
    private final CertificateService certificates = new CertificateService();
    private Server link = link(0);
    private Server enrolment = enrolment(0);
    private final int linkPort = link.getPort();
    private final int enrolPort = enrolment.getPort();

    private FakeHub() throws IOException {}

    static FakeHub start() throws IOException {
        return new FakeHub();
    }

    private Server link(int port) throws IOException {
        return server(port, ClientAuth.REQUIRE)
                .addService(ServerInterceptors.intercept(new LinkService(), new Peer()))
                .addService(ServerInterceptors.intercept(certificates, new Peer()))
                .build()
                .start();
    }

    private Server enrolment(int port) throws IOException {
        return server(port, ClientAuth.NONE).addService(certificates).build().start();
    }

    void stop() {
        link.shutdownNow();
        enrolment.shutdownNow();
        try {
            link.awaitTermination();
            enrolment.awaitTermination();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() throws IOException {
        link = link(linkPort);
        enrolment = enrolment(enrolPort);
    }

    Address address() {
        return new Address("127.0.0.1", linkPort);
    }

    Address enrolAddress() {
        return new Address("127.0.0.1", enrolPort);
    }

    JoinToken token(String id) {
        var token = new JoinToken(id, "secret-of-" + id, authority.pin());
        usableTokens.add(token.text());
        return token;
    }

    void cut() {
        current.onError(Status.UNAVAILABLE.withDescription("cut").asRuntimeException());
    }

    void supersede() {
        current.onNext(HubFrame.newBuilder()
                .setSuperseded(Superseded.newBuilder().setSession(sessions.incrementAndGet()))
                .build());
        current.onError(Status.ABORTED.withDescription("superseded").asRuntimeException());
    }

    void askForRenewal() {
        current.onNext(HubFrame.newBuilder()
                .setRenewal(Renewal.newBuilder().setTrustPem(TestAuthority.pem(authority.root())))
                .build());
    }

    @Override
    public void close() {
        stop();
    }

    private NettyServerBuilder server(int port, ClientAuth clients) throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(tls(clients));
    }

    private SslContext tls(ClientAuth clients) throws IOException {
        var server = authority.server();
        return GrpcSslContexts.configure(
                        SslContextBuilder.forServer(server.key(), server.certificate(), authority.root()),
                        SslProvider.JDK)
                .trustManager(authority.root())
                .clientAuth(clients)
                .protocols("TLSv1.3")
                .build();
    }

    private Certificate certificate(byte[] csr, String clusterId) {
        var certified = authority.certify(
                csr, clusterId, Instant.now().minus(certificateAge).minusSeconds(5), certificateLife);
        return Certificate.newBuilder()
                .setChainPem(TestAuthority.pem(certified))
                .setTrustPem(TestAuthority.pem(authority.root()))
                .setIdentity("spiffe://seaworthy/cluster/" + clusterId)
                .build();
    }

    private final class CertificateService extends EnrolmentGrpc.EnrolmentImplBase {

        @Override
        public void enrol(EnrolRequest request, StreamObserver<Certificate> answer) {
            if (enrolmentRefusal.isPresent()) {
                answer.onError(enrolmentRefusal.get().asRuntimeException());
            } else if (!usableTokens.remove(request.getToken())) {
                answer.onError(Status.UNAUTHENTICATED
                        .withDescription("the token is used up")
                        .asRuntimeException());
            } else {
                enrolments.incrementAndGet();
                answer.onNext(certificate(request.getCsr().toByteArray(), request.getClusterId()));
                answer.onCompleted();
            }
        }

        @Override
        public void renew(RenewRequest request, StreamObserver<Certificate> answer) {
            renewals.incrementAndGet();
            certificateAge = Duration.ZERO;
            answer.onNext(certificate(request.getCsr().toByteArray(), Peer.cluster()));
            answer.onCompleted();
        }
    }

    private final class LinkService extends PostureLinkGrpc.PostureLinkImplBase {
        @Override
        public StreamObserver<AgentFrame> connect(StreamObserver<HubFrame> answer) {
            if (refusal.isPresent()) {
                answer.onError(refusal.get().asRuntimeException());
                return new Deaf<>();
            }
            current = answer;
            return new Conversation(answer);
        }
    }

    private final class Conversation implements StreamObserver<AgentFrame> {
        private final StreamObserver<HubFrame> answer;
        private int taken;

        Conversation(StreamObserver<HubFrame> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(AgentFrame frame) {
            switch (frame.getFrameCase()) {
                case HELLO -> greet();
                case BATCH -> take(frame.getBatch());
                case SNAPSHOT_COMPLETE -> complete(frame.getSnapshotComplete());
                case HEARTBEAT -> heartbeats.incrementAndGet();
                case FRAME_NOT_SET -> answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            }
        }

        private void greet() {
            answer.onNext(HubFrame.newBuilder()
                    .setWelcome(Welcome.newBuilder()
                            .setSession(sessions.incrementAndGet())
                            .setBatchLimit(batchLimit)
                            .setHeldFacts(facts.size())
                            .setHeartbeatInterval(Durations.fromMillis(1_000)))
                    .build());
            facts.values()
                    .forEach(fact -> answer.onNext(HubFrame.newBuilder()
                            .setHeldFacts(HeldFacts.newBuilder().addFacts(fact))
                            .build()));
            answer.onNext(HubFrame.newBuilder()
                    .setHeldFacts(HeldFacts.newBuilder().setLast(true))
                    .build());
        }

        private void take(Batch batch) {
            if (++taken > cutAfterBatches) {
                cutAfterBatches = Integer.MAX_VALUE;
                answer.onError(Status.UNAVAILABLE.withDescription("cut").asRuntimeException());
                return;
            }
            batches.add(batch);
            batch.getChangesList().forEach(FakeHub.this::apply);
            if (batch.getErrorsKnown()) {
                errors.clear();
                errors.addAll(batch.getErrorsList());
            }
            acknowledge(batch.getSequence());
        }

        private void complete(SnapshotComplete snapshot) {
            snapshots.add(snapshot);
            if (!digest().equals(snapshot.getDigest())) {
                digestsThatDiffer.incrementAndGet();
            }
            acknowledge(snapshot.getSequence());
        }

        private void acknowledge(long sequence) {
            if (acknowledging) {
                answer.onNext(HubFrame.newBuilder()
                        .setAck(Ack.newBuilder().setSequence(sequence))
                        .build());
            }
        }

        @Override
        public void onError(Throwable failure) {
            // The agent went away.
        }

        @Override
        public void onCompleted() {
            answer.onCompleted();
        }
    }

    private void apply(Change change) {
        switch (change.getWhatCase()) {
            case OBSERVED ->
                facts.put(
                        change.getKey(),
                        HeldFact.newBuilder()
                                .setKey(change.getKey())
                                .setHash(change.getHash())
                                .build());
            case ABSENT -> facts.remove(change.getKey());
            case UNREADABLE ->
                facts.computeIfPresent(
                        change.getKey(),
                        (key, held) -> held.toBuilder().setUnreadable(true).build());
            case WHAT_NOT_SET -> throw new IllegalArgumentException("a change that says nothing");
        }
    }

    /** As {@code posture_link.proto} says it, made anew. */
    private ByteString digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(facts).forEach((key, fact) -> {
                if (!fact.getUnreadable()) {
                    digest.update(key.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                    digest.update(fact.getHash().toByteArray());
                }
            });
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
