package io.seaworthy.e2e.cluster;

/** A test cluster, or a program that runs on one, did not do what a test needs; the message names it and shows its log. */
public final class ClusterFailure extends RuntimeException {

    ClusterFailure(String message) {
        super(message);
    }

    ClusterFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
