package io.seaworthy.hub.enrol;

import com.google.protobuf.ByteString;

/**
 * An agent's wish for its first certificate, as it arrived: nothing of it is checked yet.
 *
 * @param token text of a join token
 * @param clusterId UID of kube-system
 * @param clusterName empty = the id serves as its name
 * @param csr PKCS#10, DER
 */
public record EnrolmentRequest(
        String token, String clusterId, String clusterName, String agentVersion, ByteString csr) {

    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
        return "EnrolmentRequest[" + clusterId.length() + " characters of cluster id]";
    }
}
