package io.seaworthy.hub.ingest;

import io.grpc.Status;
import io.seaworthy.hub.enrol.Admission;

/**
 * Why a stream or a request ends without what it wanted.
 *
 * @param code as the protocol has it
 * @param cause one word for counters; empty = nobody's fault, not counted
 * @param text one sentence for the agent's log: item, reason, remedy
 */
record Ending(Status.Code code, String cause, String text) {

    static Ending done() {
        return new Ending(Status.Code.OK, "", "the agent has ended its stream");
    }

    static Ending left() {
        return new Ending(Status.Code.CANCELLED, "", "the agent is gone");
    }

    static Ending stopping() {
        return new Ending(Status.Code.UNAVAILABLE, "", "the hub is stopping; connect again");
    }

    static Ending silent(long seconds) {
        return new Ending(
                Status.Code.ABORTED, "silent", "nothing was heard or taken for " + seconds + " s; connect again");
    }

    static Ending noCertificate() {
        return new Ending(Status.Code.UNAUTHENTICATED, "no certificate", "there is no client certificate; enrol first");
    }

    static Ending refused(Admission.Refused refused) {
        return new Ending(Status.Code.UNAUTHENTICATED, refused.cause(), refused.reason() + "; " + refused.remedy());
    }

    static Ending revoked() {
        return new Ending(
                Status.Code.UNAUTHENTICATED,
                "revoked",
                "the identity of this cluster was revoked; enrol again with a new join token, if it may come back");
    }

    static Ending certificateEnded() {
        return new Ending(
                Status.Code.UNAUTHENTICATED,
                "ended",
                "the client certificate of this stream has ended; connect again with its successor");
    }

    static Ending otherCluster(String text) {
        return new Ending(Status.Code.PERMISSION_DENIED, "other cluster", text);
    }

    static Ending malformed(String reason) {
        return new Ending(
                Status.Code.INVALID_ARGUMENT, "malformed", "a frame was refused: " + reason + "; update the agent");
    }

    static Ending contract(String reason) {
        return new Ending(Status.Code.INVALID_ARGUMENT, "contract", reason);
    }

    static Ending superseded(long session) {
        return new Ending(
                Status.Code.ABORTED, "superseded", "the newer session " + session + " of this cluster writes now");
    }

    static Ending differs(String reason) {
        return new Ending(Status.Code.ABORTED, "differs", reason + "; connect again to compare everything");
    }

    static Ending unavailable() {
        return new Ending(
                Status.Code.UNAVAILABLE,
                "unavailable",
                "the hub cannot store anything now; nothing is lost, try later");
    }

    static Ending broken() {
        return new Ending(Status.Code.INTERNAL, "internal", "the hub has failed; its log says why");
    }

    Status status() {
        return code.toStatus().withDescription(text);
    }
}
