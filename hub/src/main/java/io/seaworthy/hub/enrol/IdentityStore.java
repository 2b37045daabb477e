package io.seaworthy.hub.enrol;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where identities are kept. Calls block, each is one transaction; all throw {@link StoreUnavailable}. */
public interface IdentityStore {

    /** What became of a first certificate. */
    enum Entry {
        ENTERED,
        /** Nothing was changed: the token has no use left, has ended or was revoked since it was looked at. */
        TOKEN_SPENT,
        /** Nothing was changed: the cluster has an unrevoked identity, ended or not. */
        ALREADY_ENROLLED
    }

    /**
     * Takes one use of the token, makes the cluster if it is new, and enters the identity: all or nothing. Of several
     * calls at the same time for the last use of a token, or for one cluster, exactly one enters. The same key with the
     * same token enters again without another use: the agent never got the answer.
     *
     * @param clusterName for a new cluster
     */
    Entry enrol(String tokenId, Identity identity, String clusterName, String agentVersion);

    /**
     * Enters the successor of a certificate, with the enrolment of the current one. From then on the two of them are
     * the only certificates of the cluster.
     *
     * @return false = nothing was changed: {@code current} is unknown or revoked
     */
    boolean renew(String current, Identity successor);

    /** One certificate. */
    Optional<Identity> find(ClusterId cluster, String serial);

    /** The newest certificate of the cluster. */
    Optional<Identity> newest(ClusterId cluster);

    /** The newest certificate of each cluster, in the order of the clusters. */
    List<Identity> list();

    /**
     * Revokes every certificate of the cluster, leaves earlier revocations as they are. Empty = never enrolled.
     *
     * @param entry kept in the same transaction, if there was anything left to revoke
     */
    Optional<Identity> revoke(ClusterId cluster, Revocation revocation, AuditEntry entry);

    /** Clusters whose identity was revoked at this time or later, by any hub, and when that was last. */
    Map<ClusterId, Instant> revokedSince(Instant time);
}
