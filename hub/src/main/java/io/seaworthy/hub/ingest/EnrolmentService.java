package io.seaworthy.hub.ingest;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.agent.v1.EnrolRequest;
import io.seaworthy.agent.v1.EnrolmentGrpc;
import io.seaworthy.agent.v1.RenewRequest;
import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.Enrolment;
import io.seaworthy.hub.enrol.EnrolmentRequest;
import io.seaworthy.hub.enrol.Identities;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificates for agents: the first one on the enrolment port, its successors on the link port. */
final class EnrolmentService {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentService.class);
    private static final int REQUEST_LIMIT = 64 * 1024;
    private static final int RENEWALS_PER_MINUTE = 6;
    private static final int RENEWALS_PER_MINUTE_OVERALL = 3000;

    private interface Answer<T> {
        void give(Peer peer, Inbound<T> request, StreamObserver<Certificate> observer);
    }

    private final Identities identities;
    private final IngestMetrics metrics;
    private final AttemptLimit attempts;
    private final AttemptLimit renewals;

    EnrolmentService(Identities identities, IngestSettings settings, IngestMetrics metrics, InstantSource clock) {
        this.identities = identities;
        this.metrics = metrics;
        this.attempts = new AttemptLimit(clock, settings.attemptsPerMinute(), settings.attemptsPerMinuteOverall());
        this.renewals = new AttemptLimit(clock, RENEWALS_PER_MINUTE, RENEWALS_PER_MINUTE_OVERALL);
    }

    /** For the port without client certificates. */
    ServerServiceDefinition enrol() {
        return definition(EnrolmentGrpc.getEnrolMethod(), EnrolRequest.parser(), this::enrol);
    }

    /** For the port with them. */
    ServerServiceDefinition renew() {
        return definition(EnrolmentGrpc.getRenewMethod(), RenewRequest.parser(), this::renew);
    }

    private void enrol(Peer peer, Inbound<EnrolRequest> inbound, StreamObserver<Certificate> observer) {
        if (!attempts.allows(peer.network())) {
            refuse(observer, "enrolment", peer, tooMany());
            return;
        }
        switch (inbound) {
            case Inbound.Malformed<EnrolRequest>(var reason) ->
                refuse(observer, "enrolment", peer, Ending.malformed(reason));
            case Inbound.Read<EnrolRequest>(var request) ->
                answer(
                        observer,
                        "enrolment",
                        peer,
                        () -> identities.enrol(new EnrolmentRequest(
                                request.getToken(),
                                request.getClusterId(),
                                request.getClusterName(),
                                request.getAgentVersion(),
                                request.getCsr())));
        }
    }

    private void renew(Peer peer, Inbound<RenewRequest> inbound, StreamObserver<Certificate> observer) {
        if (peer.certificate().isEmpty()) {
            refuse(observer, "renewal", peer, Ending.noCertificate());
            return;
        }
        var current = peer.certificate().get();
        if (!renewals.allows(current.getSubjectX500Principal().getName())) {
            refuse(observer, "renewal", peer, tooMany());
            return;
        }
        switch (inbound) {
            case Inbound.Malformed<RenewRequest>(var reason) ->
                refuse(observer, "renewal", peer, Ending.malformed(reason));
            case Inbound.Read<RenewRequest>(var request) ->
                answer(observer, "renewal", peer, () -> identities.renew(current, request.getCsr()));
        }
    }

    private interface Work {
        Enrolment run();
    }

    private void answer(StreamObserver<Certificate> observer, String what, Peer peer, Work work) {
        try {
            switch (work.run()) {
                case Enrolment.Issued(var cluster, var certificate) -> {
                    if (what.equals("enrolment")) {
                        metrics.enrolled();
                    } else {
                        metrics.renewed();
                    }
                    LOG.info("{} of cluster {} from {}", what, cluster, peer.address());
                    observer.onNext(certificate);
                    observer.onCompleted();
                }
                case Enrolment.TokenRefused(var reason, var remedy) ->
                    refuse(observer, what, peer, ending(Status.Code.UNAUTHENTICATED, "token", reason, remedy));
                case Enrolment.IdentityRefused(var reason, var remedy) ->
                    refuse(observer, what, peer, ending(Status.Code.UNAUTHENTICATED, "identity", reason, remedy));
                case Enrolment.RequestRefused(var reason, var remedy) ->
                    refuse(observer, what, peer, ending(Status.Code.INVALID_ARGUMENT, "request", reason, remedy));
                case Enrolment.AlreadyEnrolled(var reason, var remedy) ->
                    refuse(observer, what, peer, ending(Status.Code.ALREADY_EXISTS, "enrolled", reason, remedy));
            }
        } catch (StoreUnavailable away) {
            // Nothing was issued and nothing of the token used up: the agent tries again.
            LOG.warn("the database cannot be had: {}", away.getMessage());
            refuse(observer, what, peer, Ending.unavailable());
        } catch (RuntimeException bug) {
            LOG.error("{} from {} failed", what, peer.address(), bug);
            refuse(observer, what, peer, Ending.broken());
        }
    }

    private void refuse(StreamObserver<Certificate> observer, String what, Peer peer, Ending ending) {
        metrics.refused(ending.cause());
        LOG.warn("{} from {} refused: {}", what, peer.address(), ending.text());
        observer.onError(ending.status().asRuntimeException());
    }

    private static Ending ending(Status.Code code, String cause, String reason, String remedy) {
        return new Ending(code, cause, reason + "; " + remedy);
    }

    private static Ending tooMany() {
        return new Ending(Status.Code.RESOURCE_EXHAUSTED, "too many", "too many attempts; try again in a minute");
    }

    private static <T extends MessageLite> ServerServiceDefinition definition(
            MethodDescriptor<T, Certificate> method, Parser<T> parser, Answer<T> answer) {
        var bounded = method.toBuilder(new BoundedMarshaller<>(parser, REQUEST_LIMIT), method.getResponseMarshaller())
                .build();
        ServerCallHandler<Inbound<T>, Certificate> handler =
                (ServerCall<Inbound<T>, Certificate> call, Metadata headers) -> {
                    var peer = Peer.of(call.getAttributes());
                    return ServerCalls.<Inbound<T>, Certificate>asyncUnaryCall(
                                    (request, observer) -> answer.give(peer, request, observer))
                            .startCall(call, headers);
                };
        return ServerServiceDefinition.builder(EnrolmentGrpc.SERVICE_NAME)
                .addMethod(bounded, handler)
                .build();
    }
}
