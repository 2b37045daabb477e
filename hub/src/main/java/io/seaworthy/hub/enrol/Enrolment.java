package io.seaworthy.hub.enrol;

import io.seaworthy.agent.v1.Certificate;

/** What became of an agent's request for a certificate, by token or by renewal. */
public sealed interface Enrolment {

    /** It may now speak for its cluster. */
    record Issued(ClusterId cluster, Certificate certificate) implements Enrolment {}

    /** The token is unknown, used up, ended, revoked, or of another cluster. */
    record TokenRefused(String reason, String remedy) implements Enrolment {}

    /** The certificate that asks for its successor is no longer, or never was, one of ours. */
    record IdentityRefused(String reason, String remedy) implements Enrolment {}

    /** The request cannot be read, has a weak key, or asks for what it may not have. */
    record RequestRefused(String reason, String remedy) implements Enrolment {}

    /** The cluster has an identity already, and a token never replaces one. */
    record AlreadyEnrolled(String reason, String remedy) implements Enrolment {}
}
