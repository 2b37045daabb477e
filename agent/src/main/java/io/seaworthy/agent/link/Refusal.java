package io.seaworthy.agent.link;

import io.grpc.Status;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why there is no link, in words for the operator.
 *
 * @param reason what happened
 * @param remedy what a person should do; empty = nothing, it will be tried again
 * @param patience how long to wait before the next attempt
 * @param identityRefused another identity might be taken
 */
public record Refusal(String reason, String remedy, Patience patience, boolean identityRefused) {

    /** How soon another attempt makes sense. */
    public enum Patience {
        /** It may work in a moment. */
        SHORT,
        /** A person has to act first, or another agent has to go. */
        LONG
    }

    static Refusal brief(String reason, String remedy) {
        return new Refusal(reason, remedy, Patience.SHORT, false);
    }

    static Refusal lasting(String reason, String remedy) {
        return new Refusal(reason, remedy, Patience.LONG, false);
    }

    /** Why a stream or a renewal ended. */
    static Refusal ofStream(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                new Refusal(
                        "the hub does not accept this agent's certificate: " + words(status),
                        "If the agent was revoked on purpose, remove it; otherwise give it a new token of 'seaworthy"
                                + " token create'.",
                        Patience.LONG,
                        true);
            case PERMISSION_DENIED ->
                lasting(
                        "the hub refuses facts of this cluster: " + words(status),
                        "One data folder belongs to one cluster: give this agent a data folder of its own and a token.");
            case INVALID_ARGUMENT, UNIMPLEMENTED, FAILED_PRECONDITION ->
                lasting(
                        "the hub does not understand this agent: " + words(status),
                        "Install the agent in the hub's version; if they are equal, report this line.");
            case ABORTED -> brief("the hub asks to start over: " + words(status), "");
            case RESOURCE_EXHAUSTED ->
                lasting("the hub has too much to do: " + words(status), "Look at the hub's log for what fills it.");
            case OK -> brief("the hub ended the stream", "");
            default -> unavailable(status);
        };
    }

    /** Why there was no first certificate. */
    static Refusal ofEnrolment(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                lasting(
                        "the hub does not accept the join token: " + words(status),
                        "Make a new one with 'seaworthy token create'; each has an end and a number of uses.");
            case ALREADY_EXISTS ->
                lasting(
                        "the cluster is enrolled already: " + words(status),
                        "Give the agent the data folder it had, or revoke its identity at the hub and use a new token.");
            case INVALID_ARGUMENT ->
                lasting(
                        "the hub cannot read the request to enrol: " + words(status),
                        "Install the agent in the hub's version; if they are equal, report this line.");
            case RESOURCE_EXHAUSTED ->
                lasting("the hub takes no more attempts for now: " + words(status), "Wait, then look at the token.");
            default -> unavailable(status);
        };
    }

    /** A newer agent of the same cluster writes. */
    static Refusal superseded(long session) {
        return lasting(
                "another agent of this cluster has connected later and writes now (session " + session + ")",
                "Run one agent a cluster: stop this one or the other.");
    }

    private static Refusal unavailable(Status status) {
        var certificate = cause(status, CertificateException.class);
        if (certificate.isPresent()) {
            return brief(
                    "the hub's certificate is not trusted: " + certificate.get().getMessage(),
                    "Check hub.address, and that the token was made by this hub.");
        }
        var tls = cause(status, SSLException.class);
        if (tls.isPresent()) {
            return new Refusal(
                    "no TLS with the hub: " + tls.get().getMessage(),
                    "Check hub.address; if the hub refuses the agent's certificate, give it a new token.",
                    Patience.SHORT,
                    true);
        }
        return brief(
                "the hub cannot be reached or cannot take anything now: " + words(status),
                "Check that the hub runs and that hub.address is right.");
    }

    private static <T extends Throwable> Optional<T> cause(Status status, Class<T> type) {
        return Stream.iterate(status.getCause(), Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String words(Status status) {
        var description = status.getDescription();
        var cause = status.getCause();
        var words = description == null ? "" : description;
        if (cause != null && cause.getMessage() != null && !words.contains(cause.getMessage())) {
            words = words.isEmpty() ? cause.getMessage() : words + " (" + cause.getMessage() + ")";
        }
        return words.isEmpty() ? status.getCode().name() : status.getCode() + ", " + words;
    }
}
